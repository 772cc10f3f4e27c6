#pragma once

#include <QWidget>

class QLineEdit;

namespace hssreg {

//! The path of a file, typed or chosen.
class PathEdit final : public QWidget {
    Q_OBJECT
public:
    //! `label` is what people call the file; `title` stands over the file dialog.
    PathEdit(const QString &label, const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    [[nodiscard]] QLineEdit *line() const { return m_line; }

Q_SIGNALS:
    void edited();

private:
    void browse();

    QLineEdit *m_line;
    QString m_title;
};

} // namespace hssreg
