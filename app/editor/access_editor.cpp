#include "app/editor/access_editor.h"

#include "app/service/hss_client.h"
#include "app/service/prove.h"
#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

AccessEditor::AccessEditor(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

AccessEditor::~AccessEditor() = default;

void AccessEditor::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    cancel();
    m_client = client;
    m_deadline = deadline;
    Q_EMIT changed();
}

const Account *AccessEditor::account() const
{
    return m_client ? &m_client->account() : nullptr;
}

void AccessEditor::open(const RegistryInfo &registry)
{
    show(registry.id, registry);
}

void AccessEditor::openById(const QString &registryId)
{
    show(registryId, std::nullopt);
}

void AccessEditor::close()
{
    show({}, std::nullopt);
}

void AccessEditor::show(const QString &registryId, std::optional<RegistryInfo> known)
{
    cancel();
    m_registryId = registryId;
    m_known = std::move(known);
    dropTyped();
    setStage(registryId.isEmpty() ? Stage::Closed : Stage::Editing);
    Q_EMIT opened();
    Q_EMIT changed();
}

void AccessEditor::update(const RegistryInfo &registry)
{
    if (registry.id != m_registryId || (m_known && *m_known == registry))
        return;
    know(registry);
    Q_EMIT changed();
}

// What HSS has by now is no change any more, though it was typed as one.
void AccessEditor::know(const RegistryInfo &now)
{
    m_known = now;
    for (const Field field : bodyFields) {
        if (m_typed.text(field) && m_typed.text(field) == now.access[field])
            m_typed.leaveOut(field);
    }
}

QString AccessEditor::title() const
{
    return visible(m_known && !m_known->name.isEmpty() ? m_known->name : m_registryId, 200);
}

void AccessEditor::dropTyped()
{
    m_typed = {};
    m_bases = {};
    m_consented = false;
}

//! Of the first keystroke: later ones go on with the same change.
void AccessEditor::rememberBase(Field field)
{
    if (!m_typed.has(field) && m_known)
        m_bases[field] = m_known->access[field].value_or(QString());
}

bool AccessEditor::isBusy() const
{
    return m_stage == Stage::Asking || m_stage == Stage::Reading || m_stage == Stage::Sending;
}

bool AccessEditor::mayType() const
{
    return m_stage == Stage::Editing || m_stage == Stage::Proving;
}

void AccessEditor::setText(Field field, const QString &value)
{
    if (!mayType() || text(field) == value)
        return;
    const std::optional<QString> has = m_known ? m_known->access[field] : std::nullopt;
    rememberBase(field);
    if (value == has.value_or(QString()))
        m_typed.leaveOut(field);
    else
        m_typed.set(field, value);
    m_consented = false;
    Q_EMIT changed();
}

void AccessEditor::setPassword(QStringView password)
{
    if (!mayType())
        return;
    if (password.isEmpty())
        m_typed.leaveOut(Field::RegistryPassword);
    else
        m_typed.setPassword(Secret(password));
    m_consented = false;
    Q_EMIT changed();
}

void AccessEditor::apply(const AccessUpdate &draft)
{
    for (const Field field : draft.members()) {
        if (draft.text(field))
            setText(field, *draft.text(field));
    }
    if (draft.password())
        setPassword(draft.password()->reveal());
}

void AccessEditor::revert(Field field)
{
    if (!mayType() || !m_typed.has(field))
        return;
    m_typed.leaveOut(field);
    Q_EMIT changed();
}

void AccessEditor::revertAll()
{
    if (!mayType())
        return;
    dropTyped();
    Q_EMIT changed();
}

QString AccessEditor::text(Field field) const
{
    return m_typed.text(field).value_or(m_known ? m_known->access[field].value_or(QString()) : QString());
}

FieldState AccessEditor::state(Field field) const
{
    FieldState state;
    state.applies = applies(field, m_typed, known());
    state.changed = state.applies && m_typed.has(field);
    state.goesAlong = !state.changed && completed(change(), known()).has(field);
    if (m_known)
        state.was = m_known->access[field];
    if (state.changed && m_known && field != Field::RegistryPassword)
        state.movedMeanwhile = m_bases[field].has_value() && m_bases[field] != state.was.value_or(QString());
    for (const Problem &problem : problems()) {
        if (problem.field == field)
            state.problems.append(problem);
    }
    return state;
}

QList<Problem> AccessEditor::problems() const
{
    return checkChange(change(), known());
}

AccessUpdate AccessEditor::change() const
{
    AccessUpdate change = m_typed.clone();
    for (const Field field : m_typed.members()) {
        if (!applies(field, m_typed, known()))
            change.leaveOut(field);
    }
    return change;
}

} // namespace hssreg
