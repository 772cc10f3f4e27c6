#include "ui/rotation/choose_page.h"

#include "app/access/registry_words.h"
#include "app/support/text.h"
#include "ui/rotation/cell_table.h"
#include "ui/rotation/rotation_draft.h"
#include "ui/widgets/status_icon.h"
#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString address(const RegistryInfo &registry)
{
    return visible(registry.access[Field::RegistryAddr].value_or(QString()), 200);
}

QString username(const RegistryInfo &registry)
{
    return visible(registry.access[Field::RegistryUsername].value_or(QString()), 200);
}

Tone toneOf(const RegistryInfo &registry)
{
    switch (accessStatus(registry)) {
    case AccessStatus::Success: return Tone::Good;
    case AccessStatus::Fail: return Tone::Bad;
    case AccessStatus::Accessing: return Tone::Busy;
    case AccessStatus::Other: break;
    }
    return Tone::Muted;
}

} // namespace

ChoosePage::ChoosePage(RotationDraft &draft, QWidget *parent)
    : RotationPage(parent)
    , m_draft(draft)
    , m_find(new QLineEdit(this))
    , m_all(new QPushButton(tr("Choose all &shown"), this))
    , m_none(new QPushButton(tr("Choose n&one"), this))
    , m_chosen(new ToneText(Tone::Muted, QPalette::Window, this))
{
    const QList<RegistryInfo> &list = m_draft.listed();
    m_ticked.resize(std::size_t(list.size()));
    for (const RegistryInfo &registry : list)
        m_words.push_back(QStringList{
            shownName(registry), address(registry), username(registry), registry.id, typeWord(registry)}
                              .join(u'\n')
                              .toCaseFolded());
    makeTable();
    layOut();
    connect(m_find, &QLineEdit::textChanged, this, &ChoosePage::find);
    connect(m_all, &QPushButton::clicked, this, [this] { tickShown(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { tickShown(false); });
    find();
}

void ChoosePage::makeTable()
{
    const auto at = [this](int index) -> const RegistryInfo & { return m_draft.listed().at(index); };
    const auto plain = [at](auto words) {
        return [at, words](int index) {
            return ShownCell{words(at(index)), isThirdParty(at(index)) ? Tone::Plain : Tone::Muted};
        };
    };
    m_table = new CellTable({{tr("Repository"), plain(shownName)}, {tr("Address"), plain(address)},
                                {tr("User name"), plain(username)}, {tr("Type"), plain(typeWord)},
                                {tr("Status"),
                                    [at](int index) {
                                        return ShownCell{statusWord(at(index)), toneOf(at(index)),
                                            statusIcon(accessStatus(at(index)))};
                                    }}},
        this);
    m_table->setTicks(
        [this](int index) { return m_ticked[std::size_t(index)] ? Qt::Checked : Qt::Unchecked; },
        [this](int index, bool ticked) { tick({index}, ticked); });
    m_table->setUsable([at](int index) { return isThirdParty(at(index)); });
    m_table->setNote([at](int index) { return whyNotEdited(at(index)); });
    m_view =
        makeCellView(*m_table, u"chooseRows"_s, tr("Repositories to choose from"), {0, 30, 20, 12, 16}, this);
}

void ChoosePage::layOut()
{
    m_find->setObjectName(u"chooseFind"_s);
    m_find->setAccessibleName(tr("Find a repository to choose"));
    m_find->setPlaceholderText(tr("Name, address, user, ID, …"));
    m_find->setClearButtonEnabled(true);
    m_all->setObjectName(u"chooseAll"_s);
    m_none->setObjectName(u"chooseNone"_s);
    m_chosen->setObjectName(u"chosenCount"_s);
    m_chosen->setWordWrap(false);
    auto *label = new QLabel(tr("&Find"), this);
    label->setBuddy(m_find);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_find, 1);
    row->addWidget(m_all);
    row->addWidget(m_none);
    for (QPushButton *button : {m_all, m_none})
        button->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    column->addWidget(m_chosen);
}

void ChoosePage::choose(const QStringList &ids)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    std::vector<int> rows;
    for (int index = 0; index < m_draft.listed().size(); ++index) {
        if (wanted.contains(m_draft.listed().at(index).id))
            rows.push_back(index);
    }
    tick(rows, true);
    m_table->refreshAll();
}

QString ChoosePage::title() const
{
    return tr("Which repositories get a new login?");
}

QString ChoosePage::obstacle() const
{
    return m_count == 0 ? tr("Choose at least one repository.") : QString();
}

//! The first that is chosen is seen.
void ChoosePage::enter()
{
    const auto first = std::find_if(m_table->items().begin(), m_table->items().end(),
        [this](int index) { return m_ticked[std::size_t(index)]; });
    const int row = first == m_table->items().end() ? 0 : m_table->rowOf(*first);
    m_view->setCurrentIndex(m_table->index(row, 0));
    m_view->setFocus(Qt::TabFocusReason);
}

void ChoosePage::leave()
{
    QList<int> chosen;
    for (int index = 0; index < m_draft.listed().size(); ++index) {
        if (m_ticked[std::size_t(index)])
            chosen.append(index);
    }
    m_draft.choose(chosen);
}

void ChoosePage::find()
{
    const QStringList wanted = m_find->text().toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    std::vector<int> found;
    for (int index = 0; index < m_draft.listed().size(); ++index) {
        const QString &words = m_words[std::size_t(index)];
        if (std::all_of(
                wanted.begin(), wanted.end(), [&words](const QString &word) { return words.contains(word); }))
            found.push_back(index);
    }
    m_table->show(std::move(found));
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_table->index(0, 0));
    say();
}

//! However many they are, it is said once.
void ChoosePage::tick(const std::vector<int> &rows, bool ticked)
{
    const int before = m_count;
    for (const int index : rows) {
        if (m_ticked[std::size_t(index)] == ticked || !isThirdParty(m_draft.listed().at(index)))
            continue;
        m_ticked[std::size_t(index)] = ticked;
        m_count += ticked ? 1 : -1;
    }
    if (m_count == before)
        return;
    say();
    Q_EMIT changed();
}

void ChoosePage::tickShown(bool ticked)
{
    std::vector<int> rows = m_table->items();
    if (!ticked) { // the hidden ones too
        rows.resize(m_ticked.size());
        std::iota(rows.begin(), rows.end(), 0);
    }
    tick(rows, ticked);
    m_table->refreshAll();
}

void ChoosePage::say()
{
    m_chosen->setText(tr("%1 of %2 chosen").arg(m_count).arg(m_draft.listed().size()));
}

} // namespace hssreg
