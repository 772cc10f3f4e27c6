#include "tests/architecture/layers.h"

#include <QDir>
#include <QRegularExpression>

namespace hssreg::architecture {

using namespace Qt::StringLiterals;

namespace {

// What a room may include, beside itself and the standard library.
struct Room {
    QStringList rooms;
    QStringList qtModules;
    QStringList libraries; //!< how the header's name begins
};

// Design, architecture.md: ui, command → editor, rotation → connection, history → service, repository → access →
// support; practice beside them on access and support. Only HttpCall touches the network, so repository, which asks
// with it, stands on service; a connection owns the network. The command line and the window build the objects, the
// practice service among them.
const QHash<QString, Room> &rooms()
{
    static const QString qcoro = u"QCoro"_s;
    static const QStringList low{u"app/access"_s, u"app/support"_s};
    static const QStringList services = low + QStringList{u"app/service"_s, u"app/repository"_s};
    static const QStringList accounts = services + QStringList{u"app/connection"_s, u"app/history"_s};
    static const QStringList models = accounts + QStringList{u"app/editor"_s, u"app/rotation"_s};
    static const QStringList core{u"QtCore"_s};
    static const QStringList network{u"QtCore"_s, u"QtNetwork"_s};
    static const QStringList window{u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s};
    static const QHash<QString, Room> table{
        {u"app/support"_s, {{}, core, {}}},
        {u"app/access"_s, {{u"app/support"_s}, core, {}}},
        {u"app/service"_s, {low, network, {qcoro}}},
        {u"app/repository"_s, {low + QStringList{u"app/service"_s}, network, {qcoro}}},
        {u"app/connection"_s,
            {services, network + QStringList{u"QtDBus"_s}, {qcoro, u"qt6keychain/"_s, u"yaml-cpp/"_s}}},
        {u"app/history"_s, {services, {u"QtCore"_s, u"QtSql"_s}, {qcoro}}},
        {u"app/editor"_s, {accounts, core, {qcoro}}},
        {u"app/rotation"_s, {accounts, core, {qcoro, u"simdjson"_s}}},
        {u"app/practice"_s, {low, core, {u"httplib.h"_s}}},
        {u"app/command"_s, {models + QStringList{u"app/practice"_s}, network, {qcoro, u"CLI/"_s}}},
        {u"ui/*"_s, {models, window, {}}},
        // the look-ups of its form are flows of app/connection, too small for a model of their own
        {u"ui/connection"_s, {models, window, {qcoro}}},
        // tells the desktop of the end of a long run
        {u"ui/rotation"_s, {models, window + QStringList{u"QtDBus"_s}, {}}},
        // main.cpp, which builds the objects, and the main window, which starts the practice service
        {u"ui"_s, {models + QStringList{u"app/practice"_s}, window, {}}},
        {u"ui/main"_s, {models + QStringList{u"app/practice"_s}, window, {}}},
    };
    return table;
}

// `app/access/field.h` → `app/access`; `ui/form/row.h` → `ui/form`; a file outside of every room → its folder.
QString roomOf(const QString &path)
{
    return path.section(u'/', 0, -2).section(u'/', 0, 1);
}

const Room *ruleFor(const QString &room)
{
    const auto own = rooms().constFind(room);
    if (own != rooms().constEnd())
        return &*own;
    return room.startsWith(u"ui/"_s) ? &*rooms().constFind(u"ui/*"_s) : nullptr;
}

bool mayInclude(const QString &room, const Room &rule, const QString &otherRoom)
{
    const bool bothUi = room.section(u'/', 0, 0) == u"ui"_s && otherRoom.startsWith(u"ui/"_s);
    return room == otherRoom || bothUi || rule.rooms.contains(otherRoom);
}

// A header by its bare name (QString, qstring.h) or below its module's (QtCore/QString); the module's own header too.
bool isOfModule(const QString &header, const QString &module, const QtModules &qt)
{
    const QString name = header.startsWith(module + u'/') ? header.mid(module.size() + 1) : header;
    return header == module || qt.value(module).contains(name);
}

bool isStandardOrSystem(const QString &header)
{
    static const QRegularExpression standard(uR"(^[a-z_0-9]+$)"_s);
    static const QRegularExpression system(uR"(^(?!q|private/)[a-z_0-9]+(/[a-z_0-9]+)*\.h$)"_s);
    return standard.match(header).hasMatch() || system.match(header).hasMatch();
}

QString libraryOf(const QString &header)
{
    for (const QString &library :
        {u"QCoro"_s, u"simdjson"_s, u"httplib.h"_s, u"CLI/"_s, u"qt6keychain/"_s, u"yaml-cpp/"_s}) {
        if (header.startsWith(library))
            return library;
    }
    return {};
}

QString wrongWithOutside(const QString &header, const QString &room, const Room &rule, const QtModules &qt)
{
    const QString library = libraryOf(header);
    if (!library.isEmpty())
        return rule.libraries.contains(library) ? QString() : room + u" may not use "_s + library;
    for (const QString &module : rule.qtModules) {
        if (isOfModule(header, module, qt))
            return {};
    }
    return isStandardOrSystem(header) ? QString() : room + u" may not include <"_s + header + u'>';
}

QString wrongWithInclude(const QString &what, bool quoted, const QString &room, const QtModules &qt)
{
    const Room *rule = ruleFor(room);
    if (!rule)
        return u"there is no rule for the folder "_s + room;
    if (what.contains(u".."_s) || what.contains(u"//"_s) || what.contains(u"./"_s) || what.startsWith(u'/'))
        return u"an include is written from the root of the project: "_s + what;
    if (what.startsWith(u"app/"_s) || what.startsWith(u"ui/"_s)) {
        const QString other = roomOf(what);
        return mayInclude(room, *rule, other) ? QString() : room + u" may not include from "_s + other;
    }
    if (quoted && !what.endsWith(u".moc"_s))
        return u"an include in quotes begins with app/ or ui/: "_s + what;
    return quoted ? QString() : wrongWithOutside(what, room, *rule, qt);
}

void checkFile(const SourceFile &file, const QtModules &qt, QStringList &violations)
{
    static const QRegularExpression directive(
        uR"(^[ \t]*(?:#|%:)[ \t]*(?:include|include_next|import)\b[ \t]*([^\n]*)|^[ \t]*(?:export[ \t]+)?import\b([^\n]*))"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression name(uR"x(^(?:<([^>]+)>|"([^"]+)")\s*$)x"_s);
    const SourceText source(file.text);
    auto found = directive.globalMatch(source.code());
    while (found.hasNext()) {
        const auto match = found.next();
        const auto target = name.match(match.captured(1).trimmed());
        const bool quoted = target.capturedLength(2) > 0;
        const QString wrong = target.hasMatch()
            ? wrongWithInclude(target.captured(quoted ? 2 : 1), quoted, roomOf(file.path), qt)
            : u"an include that can not be judged: "_s + match.captured().trimmed();
        if (!wrong.isEmpty())
            violations.append(
                u"%1:%2: %3"_s.arg(file.path).arg(source.line(match.capturedStart())).arg(wrong));
    }
}

} // namespace

QtModules readQtModules(const QString &includeFolder)
{
    QtModules modules;
    for (const QString &module : {u"QtCore"_s, u"QtNetwork"_s, u"QtSql"_s, u"QtGui"_s, u"QtWidgets"_s,
             u"QtSvg"_s, u"QtSvgWidgets"_s, u"QtDBus"_s}) {
        const QStringList names = QDir(includeFolder + u'/' + module).entryList(QDir::Files);
        modules.insert(module, QSet<QString>(names.begin(), names.end()));
    }
    return modules;
}

QStringList layerViolations(const SourceTree &tree, const QtModules &qt)
{
    QStringList violations;
    for (const SourceFile &file : tree) {
        if (file.path.startsWith(u"app/"_s) || file.path.startsWith(u"ui/"_s))
            checkFile(file, qt, violations);
    }
    return violations;
}

} // namespace hssreg::architecture
