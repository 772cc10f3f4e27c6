// Takes pictures of the track of a rotation against the practice service: hssreg-rotation-screenshots FOLDER.
#include "tests/ui/picture_looks.h"
#include "tests/ui/rotation_fixture.h"

#include <QLocale>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Step = RotationDialog::Step;

namespace {

bool takeAll(const QString &folder, const QString &look)
{
    const auto path = [&](const QString &name) { return QString(folder + u'/' + name + look + u".png"_s); };
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    if (!track.isReady || !dialog)
        return false;
    bool good = grab(*dialog, path(u"rotate-1-choose"_s));
    track.alt(Qt::Key_N);
    track.shown.type(u"wrong-password"_s);
    good = good && grab(*dialog, path(u"rotate-2-login"_s));
    track.alt(Qt::Key_N);
    good = good && track.nextOpens(*dialog) && grab(*dialog, path(u"rotate-3-test"_s));
    track.alt(Qt::Key_N);
    good = good && track.nextOpens(*dialog) && grab(*dialog, path(u"rotate-4-review"_s));
    track.rotate();
    good = good
        && QTest::qWaitFor(
            [&] { return dialog->step() == Step::Run && track.find("holdPanel").isVisible(); }, 20'000)
        && grab(*dialog, path(u"rotate-5-run"_s));
    track.alt(Qt::Key_G);
    return good && track.isAt(*dialog, Step::Report) && grab(*dialog, path(u"rotate-6-report"_s));
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: hssreg-rotation-screenshots FOLDER\n", stderr);
        return 2;
    }
    wear(Scheme::Light, 100);
    bool good = takeAll(arguments.at(1), {});
    wear(Scheme::Dark, 100);
    good = good && takeAll(arguments.at(1), u"-dark"_s);
    wear(Scheme::Light, 200);
    good = good && takeAll(arguments.at(1), u"-large"_s);
    return good ? 0 : 1;
}
