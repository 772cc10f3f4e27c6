#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace hssreg {

//! What stands where the list would be when there is none: what is the matter, in words, and what can be done.
class ListNotice final : public QWidget {
    Q_OBJECT
public:
    //! What the buttons do.
    enum class Offer { Connect, Practice, Retry, EditById, ShowAll, Stop };

    explicit ListNotice(QWidget *parent = nullptr);

    //! All texts are shown as plain text.
    void say(const QString &icon, const QString &title, const QString &text, const QList<Offer> &offers);
    //! The same without an end: a busy bar under the text.
    void sayBusy(const QString &title, const QList<Offer> &offers);

Q_SIGNALS:
    void taken(hssreg::ListNotice::Offer offer);

private:
    void setOffers(const QList<Offer> &offers);
    [[nodiscard]] static QString label(Offer offer);

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_busy;
    QList<Offer> m_offers;
    QList<QPushButton *> m_buttons;
};

} // namespace hssreg
