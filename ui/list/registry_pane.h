#pragma once

#include <QDateTime>
#include <QHash>
#include <QWidget>

class QAction;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace hssreg {

class Clock;
class FilterBar;
class ListNotice;
class RegistryFilter;
class RegistryListing;
class RegistryTable;
class RegistryView;

//! The left side: find, the list of repositories or what there is to say in its place, and the counts.
class RegistryPane final : public QWidget {
    Q_OBJECT
public:
    //! Refers to the listing and the clock; they must outlive it.
    RegistryPane(RegistryListing &listing, const Clock &clock, QWidget *parent = nullptr);

    //! Which repository the form shows; the list follows. Empty: none.
    void setShown(const QString &id);
    void focusFind();
    void focusList();
    //! The IDs of the selected repositories, in the order of the list.
    [[nodiscard]] QStringList selected() const;
    //! When the login of a repository was last changed from here, by repository ID; what is missing is not known.
    void setCredentialAges(const QHash<QString, QDateTime> &changed);
    //! Offered by the list's context menu, for what is selected. Not owned.
    void addListActions(const QList<QAction *> &actions);

Q_SIGNALS:
    //! selected() is another.
    void selectionChanged();
    //! A person selected another repository than the one shown. The window decides whether it is opened.
    void chosen(const QString &id);
    void connectWanted();
    void practiceWanted();
    void editByIdWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeFind();
    void makeTrouble();
    [[nodiscard]] QWidget *makeFooter();
    void wireModel();
    void wireFilter();
    void filter();
    void takeAnswer();
    void sayLate();
    void speakCounts();
    void showAll();
    void settle();
    void selectAgain();
    void tellSelection();
    void followShown();
    void refreshState();
    void sayWhyNoList();
    void sayListState();
    void sayNothingFound();
    void sayTrouble();
    void refreshCounts();
    [[nodiscard]] bool moveFromFind(int key);
    bool goToFound();

    RegistryListing &m_listing;
    RegistryTable *m_table;
    RegistryFilter *m_filter;
    QLineEdit *m_find;
    FilterBar *m_choices;
    RegistryView *m_list;
    ListNotice *m_notice;
    QStackedWidget *m_pages;
    QFrame *m_trouble;
    QLabel *m_troubleText;
    QLabel *m_counts;
    QString m_shown;
    QStringList m_selected; // before the rows went
    bool m_settling = false; // rows are going: what moves then was not chosen by anybody
    bool m_late = false; // what is wanted takes so long that it is said
    bool m_goesOn = false; // to what is found, once it is
    int m_scroll = 0;
};

} // namespace hssreg
