#include "app/access/access_json.h"
#include "app/support/secret.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace hssreg;

namespace {

constexpr std::u16string_view marker = u"S3cretMarker";
constexpr std::string_view narrowMarker = "S3cretMarker";

//! What is given back to the heap while it looks.
struct HeapWatch {
    bool looking = false;
    int given = 0; //!< blocks given back
    int dirty = 0; //!< of these, blocks with the marker in them
};
HeapWatch heap;

bool hasMarker(const void *memory, std::size_t bytes)
{
    const std::string_view block(static_cast<const char *>(memory), bytes);
    const std::string_view wide(
        reinterpret_cast<const char *>(marker.data()), marker.size() * sizeof(char16_t));
    return block.find(wide) != std::string_view::npos || block.find(narrowMarker) != std::string_view::npos;
}

void look(const void *memory, std::size_t bytes)
{
    if (!heap.looking)
        return;
    ++heap.given;
    heap.dirty += hasMarker(memory, bytes) ? 1 : 0;
}

//! Runs something and tells what it gave back to the heap.
template <typename Work> HeapWatch watched(Work work)
{
    heap = {true, 0, 0};
    work();
    heap.looking = false;
    return heap;
}

} // namespace

// Everything in this program that is allocated by C++ comes by here; Qt's own strings do not.
void *operator new(std::size_t bytes)
{
    void *memory = std::malloc(bytes); // NOLINT(cppcoreguidelines-no-malloc)
    if (!memory)
        std::abort();
    return memory;
}

void operator delete(void *memory) noexcept
{
    std::free(memory); // NOLINT(cppcoreguidelines-no-malloc)
}

void operator delete(void *memory, std::size_t bytes) noexcept
{
    if (memory)
        look(memory, bytes);
    std::free(memory); // NOLINT(cppcoreguidelines-no-malloc)
}

//! Secrets are moved, copied only aloud, and overwritten when they go.
class SecretTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAText();
    void movedFromIsEmpty();
    void cloneIsACopyOfItsOwn();
    void canNotBeCopiedPrintedOrCompared();
    void wipeOverwrites();
    void theWatchSeesWhatIsNotWiped();
    void isWipedWhenItGoes();
    void isWipedWhenReplaced();
    void leavesNothingWhenItGrows();
    void utf8();
    void aBodyLeavesNothing();
};

void SecretTest::holdsAText()
{
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(u"").isEmpty());
    const Secret secret(u"p\u00e4\U0001f511");
    QVERIFY(!secret.isEmpty());
    QCOMPARE(secret.reveal().toString(), u"p\u00e4\U0001f511"_s);
}

void SecretTest::movedFromIsEmpty()
{
    Secret first(u"one");
    const char16_t *memory = first.reveal().utf16();
    Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is promised
    QCOMPARE(second.reveal().utf16(), memory);
    Secret third(u"three");
    third = std::move(second);
    QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(third.reveal().toString(), u"one"_s);
}

void SecretTest::cloneIsACopyOfItsOwn()
{
    const Secret secret(u"one");
    const Secret copy = secret.clone();
    QCOMPARE(copy.reveal().toString(), u"one"_s);
    QVERIFY(copy.reveal().utf16() != secret.reveal().utf16());
    QVERIFY(Secret().clone().isEmpty());
}

template <typename T>
concept Comparable = requires(const T &a, const T &b)
{
    a == b;
};
template <typename T>
concept Printable = requires(QDebug debug, const T &a)
{
    debug << a;
};

void SecretTest::canNotBeCopiedPrintedOrCompared()
{
    QVERIFY(!std::is_copy_constructible_v<Secret>);
    QVERIFY(!std::is_copy_assignable_v<Secret>);
    QVERIFY(!Comparable<Secret> && Comparable<QString>);
    QVERIFY(!Printable<Secret> && Printable<QString>);
}

void SecretTest::wipeOverwrites()
{
    std::array<char16_t, marker.size()> memory{};
    std::copy(marker.begin(), marker.end(), memory.begin());
    wipe(memory.data(), sizeof memory);
    QVERIFY(std::all_of(memory.begin(), memory.end(), [](char16_t c) { return c == 0; }));
    wipe(nullptr, 0);
}

// Without this the tests below could not fail.
void SecretTest::theWatchSeesWhatIsNotWiped()
{
    const HeapWatch seen = watched([] { const std::vector<char16_t> plain(marker.begin(), marker.end()); });
    QCOMPARE(seen.given, 1);
    QCOMPARE(seen.dirty, 1);
}

void SecretTest::isWipedWhenItGoes()
{
    const HeapWatch seen = watched([] {
        Secret secret{QStringView(marker)};
        const Secret moved = std::move(secret);
        const Secret copy = moved.clone();
    });
    QCOMPARE(seen.given, 2);
    QCOMPARE(seen.dirty, 0);
}

void SecretTest::isWipedWhenReplaced()
{
    Secret secret{QStringView(marker)};
    const HeapWatch seen = watched([&] { secret = Secret(u"another"); });
    QCOMPARE(seen.given, 1);
    QCOMPARE(seen.dirty, 0);
}

void SecretTest::leavesNothingWhenItGrows()
{
    const HeapWatch seen = watched([] {
        WipedBytes bytes;
        for (int round = 0; round < 100; ++round)
            bytes.insert(bytes.end(), narrowMarker.begin(), narrowMarker.end());
        bytes.resize(narrowMarker.size());
        bytes.shrink_to_fit();
    });
    QVERIFY(seen.given > 3);
    QCOMPARE(seen.dirty, 0);
}

void SecretTest::utf8()
{
    const auto bytesOf = [](QStringView text) {
        const WipedBytes bytes = toUtf8(text);
        return QByteArray(bytes.data(), qsizetype(bytes.size()));
    };
    QCOMPARE(bytesOf(u""), QByteArray(""));
    QCOMPARE(bytesOf(u"a\u00e4\u5bc6\U0001f511"), QByteArray("a\xc3\xa4\xe5\xaf\x86\xf0\x9f\x94\x91"));
    QCOMPARE(bytesOf(QString(QChar(0xD83D))), QByteArray("\xef\xbf\xbd"));
    QCOMPARE(bytesOf(QString(32'768, u'\u5bc6')).size(), 3 * 32'768);
}

void SecretTest::aBodyLeavesNothing()
{
    const HeapWatch seen = watched([] {
        AccessUpdate change;
        change.set(Field::RegistryUsername, u"me"_s);
        change.setPassword(Secret(QStringView(marker)));
        const AccessUpdate copy = change.clone();
        const WipedBytes body = updateBody(copy);
        QVERIFY(hasMarker(body.data(), body.size()));
    });
    QVERIFY(seen.given > 3);
    QCOMPARE(seen.dirty, 0);
}

QTEST_APPLESS_MAIN(SecretTest)
#include "tst_secret.moc"
