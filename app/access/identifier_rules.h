#pragma once

#include "app/access/problem.h"

namespace hssreg {

// What is wrong with an identifier beyond its length and control characters.
void checkRepositoryId(Field field, QStringView value, QList<Problem> &found);
void checkProject(Field field, QStringView value, QList<Problem> &found);
void checkCluster(Field field, QStringView value, QList<Problem> &found);
void checkEnterpriseProject(Field field, QStringView value, QList<Problem> &found);
void checkToken(Field field, QStringView value, QList<Problem> &found);

} // namespace hssreg
