#include "app/history/table_page.h"

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView style =
    u"body{font:10pt sans-serif;color:#000;background:#fff}h1{font-size:14pt}"
    "table{border-collapse:collapse;width:100%}thead{display:table-header-group}"
    "tr{page-break-inside:avoid}th,td{border:1px solid #888;padding:3px 5px;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}th{background:#eee}"
    "@page{size:landscape;margin:12mm}@media print{body{font-size:8pt}}";

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

} // namespace

QByteArray tablePageHead(const QString &title, const QStringList &lines, const QStringList &columns)
{
    QString page = u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>"_s + escaped(title)
        + u"</title>\n<style>"_s + style + u"</style></head>\n<body><h1>"_s + escaped(title) + u"</h1>\n"_s;
    for (const QString &line : lines)
        page += u"<p>"_s + escaped(line) + u"</p>\n"_s;
    page += u"<table><thead><tr>"_s;
    for (const QString &column : columns)
        page += u"<th scope=\"col\">"_s + escaped(column) + u"</th>"_s;
    return (page + u"</tr></thead>\n<tbody>\n"_s).toUtf8();
}

QByteArray tablePageRow(const QStringList &cells)
{
    QString row = u"<tr>"_s;
    for (const QString &cell : cells)
        row += u"<td>"_s + escaped(cell) + u"</td>"_s;
    return (row + u"</tr>\n"_s).toUtf8();
}

QByteArray tablePageFoot()
{
    return "</tbody></table></body></html>\n";
}

} // namespace hssreg
