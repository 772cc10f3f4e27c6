#include "ui/main/first_run_page.h"

#include "ui/icons/icon.h"
#include "ui/widgets/tone_text.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent)
{
    auto *inside = new QWidget(this);
    inside->setMaximumWidth(fontMetrics().averageCharWidth() * 84);
    auto *column = new QVBoxLayout(inside);
    auto *title = new QLabel(tr("No connection yet"), inside);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    title->setFont(large);
    title->setWordWrap(true);
    auto *text = new ToneText(Tone::Plain, QPalette::Window, inside);
    text->setText(tr("A connection says where Huawei Cloud HSS is and how you sign in there."));
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(fontMetrics().height() / 2);
    QPushButton *add = addChoice(*column, "firstAdd", tr("&Add a connection…"),
        tr("You need a region, a project, and a token, an access key or an IAM user."));
    QPushButton *import = addChoice(*column, "firstImport", tr("I&mport from SDK or KooCLI settings…"),
        tr("Looks at the environment, the SDK's credentials, KooCLI profiles and clouds.yaml of this "
           "computer."));
    QPushButton *practice = addChoice(*column, "firstPractice", tr("&Try it with the practice service"),
        tr("Built in: nothing leaves this computer, and nothing is changed in Huawei Cloud."));
    connect(add, &QPushButton::clicked, this, &FirstRunPage::addWanted);
    connect(import, &QPushButton::clicked, this, &FirstRunPage::importWanted);
    connect(practice, &QPushButton::clicked, this, &FirstRunPage::practiceWanted);
    add->setDefault(true);
    setFocusPolicy(Qt::StrongFocus); // before it has a proxy
    setFocusProxy(add);
    auto *across = new QHBoxLayout; // not an alignment: it would cut what wraps
    across->addStretch(1);
    across->addWidget(inside, 100);
    across->addStretch(1);
    auto *middle = new QVBoxLayout(this);
    middle->addStretch(2);
    middle->addLayout(across);
    middle->addStretch(3);
}

QPushButton *FirstRunPage::addChoice(
    QVBoxLayout &column, const char *name, const QString &text, const QString &help)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(true);
    button->setAccessibleDescription(help);
    button->setMinimumHeight(fontMetrics().height() * 2);
    auto *words = new ToneText(Tone::Muted, QPalette::Window, this);
    words->setText(help);
    words->setContentsMargins(2, 0, 0, fontMetrics().height() / 2);
    column.addWidget(button);
    column.addWidget(words);
    return button;
}

} // namespace hssreg
