"""The lines of ict-purchases.csv, case by case. The name of a line's case stands in its contract."""

from decimal import Decimal

from sample_devices import Pool, days, declare, pick, purchase, text, vary

ALL_MODULES = ("a4", "a5", "b6", "c", "d")
DECLARATION = ("declaration_id declaration_kind verification verifier issue_date valid_until declared_unit "
               "gwp_a1_a3_kg gwp_a4_kg gwp_a5_kg gwp_b6_kg gwp_c_kg gwp_d_kg").split()
PRICE = ("spend_amount", "currency_code", "price_type", "vat_rate")


def ict_purchases(all_devices):
    pool = Pool(all_devices)
    rows = numbered([*good(pool), *broken(pool)])
    return [*rows, *numbered(further(pool), after=rows)]


def with_declaration(pool):
    """Lines with a declaration: every kind of evidence, from a verified EPD to a maker's sheet."""
    def case(name, count, devices=pool.full, change=None, **declared):
        for number in range(count):
            device = pool(devices, name, number)
            line = declare(purchase(name, number, device), device, **declared)
            yield {**line, **(change(line, number) if change else {})}

    def expired(line, number):
        issued = days(line["purchase_date"], -365 * 3 - 20 - pick(line["key"], 250))
        return {"issue_date": issued, "valid_until": days(issued, 3 * 365 - 1)}

    def issued_later(line, number):
        issued = days(line["purchase_date"], 10 + pick(line["key"], 90))
        return {"issue_date": issued, "valid_until": days(issued, 5 * 365)}

    def other_model(line, number):
        return {"model": f"Illustrative model {number + 1}", "manufacturer": "Illustrative Maker", "gtin": ""}

    yield from case("verified EPD with A4", 40)
    yield from case("verified EPD with all modules", 18, modules=ALL_MODULES)
    yield from case("verified EPD per kilogram", 12, pool.weighed, unit="kilogram")
    yield from case("verified EPD per piece and year", 10, unit="piece_year", modules=("a4", "b6"))
    yield from case("verified EPD without A4", 14, modules=())
    yield from case("EPD, verifier not named", 3, change=lambda line, number: {"verifier": ""})
    yield from case("EPD, validity not stated", 3, change=lambda line, number: {"valid_until": ""})
    yield from case("EPD verified internally", 8, verification="internal_independent")
    yield from case("EPD not verified", 6, verification="self_declared")
    yield from case("EPD, verification not stated", 3, verification="")
    yield from case("EPD expired, maker's sheet at hand", 6, change=expired)
    yield from case("EPD expired, model not listed", 5,
                    change=lambda line, number: {**expired(line, number), **other_model(line, number)})
    yield from case("EPD not yet valid", 6, change=lambda line, number: {**issued_later(line, number), **other_model(line, number)})
    yield from case("industry average EPD, model not listed", 5, kind="industry_average_epd", change=other_model)
    yield from case("industry average EPD, maker's sheet at hand", 3, kind="industry_average_epd")
    yield from case("PCF by ISO 14067, assured", 8, kind="pcf_iso14067", verification="third_party_body", modules=("a4", "c"))
    yield from case("PCF by ISO 14067, self-declared", 4, kind="pcf_iso14067", verification="self_declared")
    yield from case("PCF in PACT format", 8, kind="pcf_pact", verification="third_party_body", modules=())
    yield from case("maker's PCF sheet", 8, kind="pcf_manufacturer", verification="self_declared")
    yield from case("EPD without price", 8, change=lambda line, number: dict.fromkeys(PRICE, ""))
    yield from case("EPD, zero price", 3, change=lambda line, number: {"spend_amount": "0"})
    yield from case("EPD, new device in the declaration, refurbished one bought", 6,
                    change=lambda line, number: {"condition": "refurbished"})
    yield from case("operating lease with EPD", 6, change=lambda line, number: {"accounting_treatment": "operating_lease"})
    yield from case("finance lease with EPD", 4, change=lambda line, number: {"accounting_treatment": "finance_lease"})
    yield from case("EPD, country missing", 3, change=lambda line, number: {"country_code": ""})
    yield from case("EPD, basic price", 2, change=lambda line, number: {"price_type": "basic", "vat_rate": ""})


def without_declaration(pool):
    """Lines that rest on a maker's published sheet or on what was paid."""
    def case(name, count, devices, change=None):
        for number in range(count):
            line = purchase(name, number, pool(devices, name, number))
            yield {**line, **(change(line, number) if change else {})}

    def varied(line, number):
        return vary(dict(line), number)

    def spend_only(line, number):
        return {"manufacturer": "", "model": "", "gtin": "", "quantity": "", "condition": ""}

    def spend_by_category(line, number):
        category = ("docking_station", "cable", "headset", "network_switch", "ups", "software", "keyboard", "phone_system",
                    "printer_toner", "hardware_maintenance", "projector", "cloud_hosting")[number % 12]
        return {**spend_only(line, number), "product_category": category, "accounting_treatment": "expensed"}

    def company_name(line, number):
        return {"manufacturer": {"Dell": "Dell Technologies Inc.", "HP": "Hewlett-Packard", "Apple": "Apple Distribution"}
                .get(line["manufacturer"], f"{line['manufacturer']} Inc.")}

    def own_sector(line, number):
        return {**spend_only(line, number), "product_category": "meeting_room_system",
                "sector_code": ("334310", "334118", "423430")[number % 3]}

    yield from case("maker and model, varied spelling", 54, pool.usable, varied)
    yield from case("maker and model, sheet held back", 14, pool.held_back)
    yield from case("maker by company name", 6, pool.usable, company_name)
    yield from case("spend only, by type of device", 16, pool.usable, spend_only)
    yield from case("spend only, other types", 24, pool.usable, spend_by_category)
    yield from case("own sector code, unknown category", 6, pool.usable, own_sector)
    yield from case("unknown category, no sector code", 3, pool.usable,
                    lambda line, number: {**spend_only(line, number), "product_category": "meeting_room_system"})
    yield from case("refurbished, no declaration", 5, pool.usable, lambda line, number: {"condition": "refurbished"})
    yield from case("operating lease, no declaration", 3, pool.held_back,
                    lambda line, number: {"accounting_treatment": "operating_lease"})
    yield from case("zero price, no declaration", 2, pool.held_back, lambda line, number: {"spend_amount": "0"})
    yield from case("country missing", 3, pool.held_back, lambda line, number: {"country_code": ""})
    yield from case("VAT rate missing", 4, pool.held_back,
                    lambda line, number: {"price_type": "purchaser_incl_vat", "vat_rate": ""})
    yield from case("price type missing", 2, pool.held_back, lambda line, number: {"price_type": "", "vat_rate": ""})
    yield from case("producer's price", 2, pool.held_back, lambda line, number: {"price_type": "producer", "vat_rate": ""})
    yield from case("invoice in another currency", 4, pool.held_back,
                    lambda line, number: {"currency_code": "USD" if line["currency_code"] != "USD" else "EUR"})


def good(pool):
    lines = [*with_declaration(pool), *without_declaration(pool)]
    yield from lines

    # A credit note takes back all of a line or some pieces of it, with the original's evidence, in the same year.
    for number, line in enumerate([*lines[0:4], *[line for line in lines if "spend only, by" in line["case"]][:3]]):
        later = days(line["purchase_date"], 14)
        credit = {**line, "case": "credit note", "key": f"credit note/{number}", "contract": "Illustrative: credit note",
                  "original": line["key"], "spend_amount": f"-{line['spend_amount']}",
                  "purchase_date": later if later[:4] == line["purchase_date"][:4] else line["purchase_date"]}
        if line["quantity"]:
            pieces = int(line["quantity"]) if number < 2 else 1 + int(line["quantity"]) // 5
            price = Decimal(line["spend_amount"]) / int(line["quantity"])
            credit.update({"quantity": f"-{pieces}", "spend_amount": f"-{text(price * pieces)}"})
        yield credit


def broken(pool):
    """What goes wrong in exports of real ledgers, one line each."""
    changes = [
        ("date as dd/mm/yyyy", lambda line: {"purchase_date": "/".join(reversed(line["purchase_date"].split("-")))}),
        ("date out of range", lambda line: {"purchase_date": "1899-12-30"}),
        ("currency ISO 4217 does not know", lambda line: {"currency_code": "XQQ"}),
        ("currency sign for a code", lambda line: {"currency_code": "\u20ac"}),
        ("treatment that does not exist", lambda line: {"accounting_treatment": "depreciated"}),
        ("treatment unknown", lambda line: {"accounting_treatment": "unknown"}),
        ("fractional pieces", lambda line: {"quantity": "2.5"}),
        ("spend as 1e30", lambda line: {"spend_amount": "1e30"}),
        ("thousands separators", lambda line: {"spend_amount": "1,249.90"}),
        ("return without original", lambda line: {"quantity": f"-{line['quantity']}", "spend_amount": f"-{line['spend_amount']}"}),
        ("NaN in the declaration", lambda line: {"gwp_a1_a3_kg": "NaN"}),
        ("VAT as a percentage", lambda line: {"price_type": "purchaser_incl_vat", "vat_rate": "21"}),
        ("mass of zero", lambda line: {"mass_kg": "0"}),
        ("EPD without modules", lambda line: dict.fromkeys((name for name in DECLARATION if name.startswith("gwp")), "")),
        ("EPD per kilogram without mass", lambda line: {"declared_unit": "kilogram", "mass_kg": ""}),
        ("EPD without kind", lambda line: {"declaration_kind": ""}),
    ]
    for number, (name, change) in enumerate(changes):
        device = pool(pool.weighed, name, number)
        line = declare(purchase(name, number, device, "NL"), device)
        line.update({"model": f"Illustrative model {number + 1}", "manufacturer": "Illustrative Maker", "gtin": ""})
        sorts_by = line["purchase_date"]
        yield {**line, **change(line), "sorts_by": sorts_by}

    device = pool(pool.weighed, "duplicate", 0)
    line = declare(purchase("used twice: first", 0, device, "DE"), device)
    yield line
    yield {**line, "case": "used twice: second", "key": "used twice: second", "contract": "Illustrative: used twice: second",
           "original_number": line["key"]}


def further(pool):
    """What the columns behind the modules are for. These lines stand behind all others."""
    def case(name, count, change, devices=pool.full, **declared):
        for number in range(count):
            device = pool(devices, name, number)
            line = declare(purchase(name, number, device), device, **declared)
            yield {**line, **change(line, number, device)}

    def gone(kind):
        return lambda line, number, device: {**dict.fromkeys(PRICE, ""), "accounting_treatment": "", "disposal": kind}

    def in_grams(line, number, device):
        return {name: text(Decimal(line[name]) * 1000) for name in line if name.startswith("gwp_")}

    def with_services(line, number, device):
        return {"price_scope": "hardware_and_services",
                "service_amount": str((Decimal(line["spend_amount"]) * Decimal("0.15")).quantize(Decimal("0.01")))}

    def whole_life(line, number, device):
        shares = {"manufacturing": "manufacturing", "distribution": "transport", "use": "use", "end_of_life": "eol"}
        return {"gwp_a1_a3_kg": "", "gwp_whole_life_kg": text(device["total"]),
                **{f"share_{name}": text(device["shares"][stage]) for name, stage in shares.items()}}

    def uncertain(line, number, device):
        kind, value = (("cv", "0.35"), ("gsd", "1.5"), ("plus_minus_95_pct", "0.6"))[number]
        return {"uncertainty_kind": kind, "uncertainty_value": value, "reference_year": line["issue_date"][:4], "gwp_set": "ar6"}

    laptops = [device for device in pool.full if device["type"] == "Laptop"]
    yield from case("discarded, EPD with all modules", 3, gone("discarded"), modules=ALL_MODULES)
    yield from case("sold on", 1, gone("resold"), modules=ALL_MODULES)
    yield from case("EPD, figures in grams", 2, in_grams, laptops)
    yield from case("services inside the price, amount stated", 3, with_services)
    yield from case("services inside the price, amount not stated", 1,
                    lambda line, number, device: {"price_scope": "hardware_and_services"})
    yield from case("whole life with shares by stage", 4, whole_life, modules=())
    yield from case("whole life without shares", 1, lambda line, number, device: {
        "gwp_a1_a3_kg": "", "gwp_whole_life_kg": text(device["total"]), "model": "Illustrative model 20",
        "manufacturer": "Illustrative Maker", "gtin": ""}, modules=())
    yield from case("EPD with stated uncertainty", 3, uncertain)
    yield from case("lease instalment, EPD", 1, lambda line, number, device: {
        "accounting_treatment": "operating_lease", "spend_basis": "lease_instalment"})
    yield from case("EPD of another configuration", 1, lambda line, number, device: {
        "configuration": "32 GB, 1 TB", "declared_configuration": "16 GB, 512 GB"}, laptops)


def numbered(lines, after=()):
    """Gives every line its identifier, in order of date and behind other rows, and resolves what refers to it."""
    lines = sorted(lines, key=lambda line: (line.get("sorts_by", line["purchase_date"]), line["key"]))
    ids, rows = {}, []
    for number, line in enumerate(lines, 1 + len(after)):
        year = line.get("sorts_by", line["purchase_date"])[:4]
        ids[line["key"]] = line["line_id"] = f"ICT-{year}-{number:04}"
    declarations = sum(1 for row in after if row.get("declaration_id"))
    for line in lines:
        if "original" in line:
            line["original_line_id"] = ids[line["original"]]
        if "original_number" in line:
            line["line_id"] = ids[line["original_number"]]
        if line.get("declaration_kind") or line.get("gwp_a1_a3_kg"):
            kind = "EPD" if "epd" in line.get("declaration_kind", "epd") else "PCF"
            declarations += 1
            line["declaration_id"] = f"ILLUSTRATIVE-{kind}-{declarations:04}"
        for name in ("case", "key", "original", "original_number", "sorts_by"):
            line.pop(name, None)
        rows.append(line)
    return rows
