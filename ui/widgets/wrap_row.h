#pragma once

#include <QLayout>

namespace hssreg {

//! A row that goes on below when it gets too narrow, so that big text needs no wider window. An item whose
//! horizontal size policy expands takes what is left of its line; without one, the line stands at the right or left.
class WrapRow final : public QLayout {
    Q_OBJECT
public:
    explicit WrapRow(Qt::AlignmentFlag side, QWidget *parent = nullptr);
    ~WrapRow() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line {
        QList<QLayoutItem *> items;
        int width = 0;
    };
    [[nodiscard]] QList<Line> lines(int width) const;
    [[nodiscard]] int gap() const;
    [[nodiscard]] int lineHeight(const Line &line, int width) const;
    [[nodiscard]] int widthIn(const Line &line, const QLayoutItem *item, int width) const;
    void place(const Line &line, const QRect &where) const;

    Qt::AlignmentFlag m_side;
    QList<QLayoutItem *> m_items;
};

} // namespace hssreg
