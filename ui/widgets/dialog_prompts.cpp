#include "ui/widgets/dialog_prompts.h"

#include <QMessageBox>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr auto boxName = "prompt"_L1;

} // namespace

void DialogPrompts::ask(QWidget *parent, const Prompt &prompt, std::function<void(bool goOn)> answered)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(boxName);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText); // the details repeat what HSS said
    box->setWindowTitle(prompt.title);
    // Not setInformativeText(): its label guesses HTML whatever the text format.
    box->setText(prompt.details.isEmpty() ? prompt.text : prompt.text + u"\n\n"_s + prompt.details);
    QPushButton *goOn = box->addButton(prompt.goOn, QMessageBox::AcceptRole);
    goOn->setObjectName(u"go_on"_s);
    QPushButton *stop = box->addButton(prompt.stop, QMessageBox::RejectRole);
    stop->setObjectName(u"stop"_s);
    box->setDefaultButton(stop);
    box->setEscapeButton(stop);
    QObject::connect(box, &QMessageBox::finished, box,
        [box, goOn, answered = std::move(answered)] { answered(box->clickedButton() == goOn); });
    box->open();
}

void DialogPrompts::withdraw(QWidget *parent)
{
    const auto boxes = parent->findChildren<QMessageBox *>(boxName, Qt::FindDirectChildrenOnly);
    for (QMessageBox *box : boxes) {
        box->disconnect(box);
        box->close();
    }
}

} // namespace hssreg
