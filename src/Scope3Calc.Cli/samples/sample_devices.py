"""Real devices as purchase lines: quantities, prices and declarations are illustrative, README.md says how."""

import csv
import datetime
import hashlib
import re
from decimal import Decimal

TYPES = {
    # subcategory: type, price in EUR from and to, pieces from and to
    "Laptop": ("laptop", 640, 1890, 4, 420), "Desktop": ("desktop", 430, 1290, 3, 260),
    "Monitor": ("monitor", 129, 489, 5, 380), "Server": ("server", 4200, 14900, 1, 14),
    "Smartphone": ("smartphone", 189, 1050, 2, 240), "Tablet": ("tablet", 289, 1190, 3, 160),
    "Thin Client": ("thin_client", 219, 480, 10, 300), "Thin client": ("thin_client", 219, 480, 10, 300),
    "Workstation": ("workstation", 1500, 4100, 1, 40), "Network": ("network_router", 89, 240, 2, 60),
    "Converged": ("converged_system", 9000, 26000, 1, 6), "Converged Edge": ("converged_system", 7000, 18000, 1, 6),
    "Printer": ("printer", 180, 940, 1, 40), "Hard drive": ("storage", 2400, 21000, 1, 8), "SAN/NAS": ("san_nas", 1800, 9000, 1, 8),
}
COUNTRIES = {
    # currency, units for 1 EUR (illustrative, for prices only), VAT
    "NL": ("EUR", "1", "0.21"), "DE": ("EUR", "1", "0.19"), "FR": ("EUR", "1", "0.20"), "GB": ("GBP", "0.87", "0.20"),
    "SE": ("SEK", "10.8", "0.25"), "NO": ("NOK", "10.6", "0.25"), "DK": ("DKK", "7.45", "0.25"),
    "CH": ("CHF", "1.02", "0.077"), "PL": ("PLN", "4.50", "0.23"), "US": ("USD", "1.10", ""),
}
BUYERS = ["NL", "DE", "NL", "FR", "GB", "SE", "NL", "DE", "NO", "DK", "PL", "CH", "FR", "US"]
SUPPLIERS = ["Illustrative IT Supply BV", "Illustrative Systemhaus GmbH", "Illustrative Bureautique, SARL",
             "Illustrative Resellers Ltd", "Illustrative \"Nordic\" Devices AB", "Illustrative Direct Sales Inc"]


def pick(key, count):
    """A number from 0 to count - 1 that depends on the key alone."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % count


def text(value):
    return format(value.normalize(), "f")


def days(iso, count):
    return (datetime.date.fromisoformat(iso) + datetime.timedelta(days=count)).isoformat()


def devices(path):
    """Real devices by name; those whose shares of the total add up have figures by stage."""
    found = {}
    for row in csv.DictReader(open(path, encoding="utf-8-sig", newline="")):
        if row["subcategory"] not in TYPES:
            continue
        share = {stage: Decimal(row[f"gwp_{stage}_ratio"].strip() or 0) for stage in ("manufacturing", "transport", "use", "eol")}
        known = all(0 <= value <= 1 for value in share.values()) and share["manufacturing"] > 0
        adds_up = known and abs(sum(share.values()) - 1) <= Decimal("0.02")
        year = re.search(r"20[12]\d", row["report_date"])
        name = re.sub(r"\s+", " ", row["name"]).strip()
        found[(row["manufacturer"], name)] = {
            "manufacturer": row["manufacturer"], "model": name, "type": row["subcategory"],
            "year": max(2019, int(year.group()) if year else 2020),
            "life": row["lifetime"].strip(), "mass": row["weight"].strip(),
            "total": Decimal(row["gwp_total"] or 0), "shares": share,
            "stages": {stage: Decimal(row["gwp_total"]) * value for stage, value in share.items()} if adds_up else None,
        }
    return [found[name] for name in sorted(found)]


class Pool:
    """Hands out devices in an order that depends on the name of the case alone."""

    def __init__(self, all_devices):
        stage = lambda device, name: device["stages"] and device["stages"][name] > 0
        self.full = [d for d in all_devices if stage(d, "transport") and stage(d, "eol")]
        self.usable = [d for d in all_devices if d["stages"]]
        self.weighed = [d for d in self.full if d["mass"] and Decimal(d["mass"]) > 0]
        self.held_back = [d for d in all_devices if not d["stages"]]

    def __call__(self, pool, case, number):
        order = sorted(pool, key=lambda d: hashlib.sha256(f"{case}|{d['manufacturer']}|{d['model']}".encode()).digest())
        return order[number % len(order)]


def purchase(case, number, device, country=None):
    """A new device, bought on a day after its maker's sheet came out, at an illustrative price."""
    key = f"{case}/{number}"
    kind, low, high, fewest, most = TYPES[device["type"]]
    country = country or BUYERS[pick(f"{key}/country", len(BUYERS))]
    currency, rate, vat = COUNTRIES[country]
    year = min(2024, device["year"] + pick(f"{key}/year", 4))
    date = days(f"{year}-01-07", pick(f"{key}/day", 350))
    if country == "CH" and year == 2024:
        vat = "0.081"
    if country == "DE" and "2020-07-01" <= date <= "2020-12-31":
        vat = "0.16"
    quantity = fewest + pick(f"{key}/quantity", most - fewest + 1)
    price = (Decimal(low + pick(f"{key}/price", high - low + 1)) * Decimal(rate)).quantize(Decimal("1")) - Decimal("0.10")
    includes_vat = vat and pick(f"{key}/vat", 5) < 2
    if includes_vat:
        price = (price * (1 + Decimal(vat))).quantize(Decimal("0.01"))
    capitalised = kind in ("server", "converged_system", "workstation", "storage", "san_nas") or pick(f"{key}/books", 2)
    gtin = f"20{pick(f'{key}/gtin', 10**10):010}"
    check = -sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(gtin)) % 10
    return {
        "case": case, "key": key, "purchase_date": date,
        "supplier": SUPPLIERS[pick(f"{key}/supplier", len(SUPPLIERS))], "contract": f"Illustrative: {case}",
        "manufacturer": device["manufacturer"], "model": device["model"],
        "gtin": f"{gtin}{check}" if pick(f"{key}/has", 3) == 0 else "",
        "product_category": kind, "quantity": str(quantity), "condition": "new",
        "accounting_treatment": "capitalised" if capitalised else "expensed",
        "spend_amount": text(price * quantity) if price * quantity % 1 == 0 else str(price * quantity), "currency_code": currency,
        "price_type": "purchaser_incl_vat" if includes_vat else "purchaser_excl_vat",
        "vat_rate": vat if includes_vat else "", "country_code": country,
    }


def declare(line, device, kind="epd_type_iii", verification=None, unit="piece", modules=("a4",)):
    """Gives the line an illustrative declaration with the figures of the maker's sheet."""
    key = line["key"]
    third_party = ("third_party_individual", "third_party_body", "process_certification")
    verification = third_party[pick(f"{key}/verification", 3)] if verification is None else verification
    issued = days(line["purchase_date"], -30 - pick(f"{key}/issued", 500))
    per = {"piece": Decimal(1), "kilogram": Decimal(device["mass"] or 1), "piece_year": Decimal(device["life"] or 1)}[unit]
    stages = device["stages"]
    figures = {
        "a1_a3": stages["manufacturing"], "a4": stages["transport"], "b6": stages["use"], "c": stages["eol"],
        # Not in the sheets: half a per cent of the total to install, a twentieth of A1-A3 as benefits of recycling.
        "a5": sum(stages.values()) * Decimal("0.005"), "d": -stages["manufacturing"] * Decimal("0.05"),
    }
    line.update({
        "declaration_kind": kind, "verification": verification,
        "verifier": f"Illustrative Verifier {'ABC'[pick(f'{key}/verifier', 3)]}"
                    if verification not in ("", "self_declared") else "",
        "issue_date": issued, "valid_until": days(f"{int(issued[:4]) + 5}{issued[4:].replace('02-29', '02-28')}", -1),
        "declared_unit": unit, "mass_kg": device["mass"], "service_life_years": device["life"],
    })
    for module in ("a1_a3", *modules):
        value = figures[module] / per
        line[f"gwp_{module}_kg"] = text(value if value == round(value, 4) else round(value, 4))
    return line


def vary(line, style):
    """Spells maker and model as order lines do."""
    maker, model = line["manufacturer"], line["model"]
    changes = [
        (maker.upper(), model), (maker.lower(), model.lower()), (maker, model.upper()),
        (maker + "\u00ae", model), (maker, model.replace(" ", "\u00a0", 1)), (maker, model.replace(" ", "  ")),
        (maker, model.replace("-", "\u2011")), (maker + "(R)", model + "\u2122"), (maker, f'"{model}"'),
    ]
    line["manufacturer"], line["model"] = changes[style % len(changes)]
    return line
