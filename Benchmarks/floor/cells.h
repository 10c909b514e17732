// The cells of an export: one row an asset, in order of tag.
#pragma once
#include <sqlite3.h>

static const char *const headings[] = {
    "tag", "id", "category", "stage", "stage_since", "holder_kind", "holder", "place", "ownership", "maker", "model",
    "serial", "registered", "purchased", "price", "currency", "warranty_until", "data_state", "due", "acknowledged",
};
enum { columnCount = sizeof headings / sizeof *headings };

// Holder and place by their ids: who they are was looked up once and costs nothing a row.
static const char cellsOfAssets[] =
    "SELECT tag, id, category, stage, stage_since, holder_kind, holder, place, ownership, maker, model, serial, registered,"
    " purchased, price_minor, price_currency, warranty_until, data_state, due, acknowledged FROM asset ORDER BY tag";
