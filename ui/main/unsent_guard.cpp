#include "ui/main/unsent_guard.h"

#include "app/editor/access_editor.h"
#include "app/support/text.h"
#include "ui/widgets/prompts.h"

#include <QPointer>
#include <QWidget>

namespace hssreg {

UnsentGuard::UnsentGuard(AccessEditor &editor, Prompts &prompts, QWidget &window)
    : QObject(&window)
    , m_editor(editor)
    , m_prompts(prompts)
    , m_window(window)
{
}

bool UnsentGuard::wouldAsk() const
{
    return onItsWay() || !m_editor.typed().isEmpty();
}

void UnsentGuard::leave(const QString &what, std::function<void()> goOn, std::function<void()> stay)
{
    if (!wouldAsk()) {
        goOn();
        return;
    }
    Prompt prompt;
    if (onItsWay()) {
        prompt.title = tr("An update is on its way");
        prompt.text =
            tr("The update of %1 has no outcome yet. %2 would stop waiting for it: whether HSS took it would "
               "then be unknown.")
                .arg(visible(m_editor.title(), 200), what);
        prompt.goOn = tr("Stop the update");
        prompt.stop = tr("Keep waiting");
    } else {
        prompt.title = tr("Changes were not sent");
        prompt.text = tr("%1 has changes that were not sent. %2 would lose them.")
                          .arg(visible(m_editor.title(), 200), what);
        prompt.goOn = tr("Discard changes");
        prompt.stop = tr("Keep editing");
    }
    const QPointer<UnsentGuard> self(this);
    m_prompts.ask(&m_window, prompt, [self, goOn = std::move(goOn), stay = std::move(stay)](bool yes) {
        if (!self)
            return;
        if (!yes) {
            if (stay)
                stay();
            return;
        }
        self->m_editor.cancel();
        self->m_editor.revertAll();
        goOn();
    });
}

//! From the first question of a submit until it has an outcome. The proof afterwards may go on or end: what it
//! looks at stands in the list all the same.
bool UnsentGuard::onItsWay() const
{
    switch (m_editor.stage()) {
    case AccessEditor::Stage::Asking:
    case AccessEditor::Stage::Reading:
    case AccessEditor::Stage::Sending: return true;
    case AccessEditor::Stage::Closed:
    case AccessEditor::Stage::Editing:
    case AccessEditor::Stage::Proving: break;
    }
    return false;
}

} // namespace hssreg
