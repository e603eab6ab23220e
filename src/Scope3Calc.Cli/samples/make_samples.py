#!/usr/bin/env python3
"""Makes the two sample files of this folder from published tables. The same tables give the same bytes.

    python3 make_samples.py --oxford SPEND.csv --boavizta PRODUCTS.csv --out FOLDER

What is real and what is illustrative is told in README.md.
"""

import argparse
import csv
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from sample_cases import ict_purchases
from sample_devices import devices

COLUMNS = (
    "line_id purchase_date supplier contract manufacturer model gtin product_category sector_code quantity condition "
    "accounting_treatment spend_amount currency_code price_type vat_rate country_code original_line_id declaration_id "
    "declaration_kind verification verifier issue_date valid_until declared_unit mass_kg service_life_years "
    "gwp_a1_a3_kg gwp_a4_kg gwp_a5_kg gwp_b6_kg gwp_c_kg gwp_d_kg").split()
FURTHER_COLUMNS = (
    "configuration disposal spend_basis price_scope service_amount declared_configuration reference_year gwp_set "
    "gwp_whole_life_kg share_manufacturing share_distribution share_use share_end_of_life uncertainty_kind "
    "uncertainty_value").split()


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# ---- Oxford City Council ------------------------------------------------------------------------------------------

OXFORD_CATEGORIES = {
    "Hardware Purchase": "computer",
    "Hardware Rental": "hardware_rental",
    "Hardware Contracted Maintenance": "hardware_maintenance",
    "Software Purchase": "software",
    "Software Rental": "software_subscription",
    "Software Maintenance/Running Costs": "software_subscription",
    "Other Computing Services": "it_services",
    "IT Skills Development": "training",
    "External Telephone Charges": "telecom_service",
    "Internal Telephone Recharges": "telecom_service",
    "Photocopying/Paper Supplies": "printing_paper",
    "Copier Unit Recharges": "printing_service",
}
QUARTERS = {"jan-mar": ("Q1", "-03-31"), "apr-jun": ("Q2", "-06-30"), "jul-sep": ("Q3", "-09-30"), "oct-dec": ("Q4", "-12-31")}


def oxford(path):
    rows, ids = [], set()
    for source in read(path):
        quarter, year = source["source_quarter"][:7], source["source_quarter"][8:]
        name, last_day = QUARTERS[quarter]
        line_id = f"OX-{year}{name}-{source['trans_no'].replace(' ', '')}"
        assert line_id not in ids, line_id
        ids.add(line_id)
        paid = source["paid_date"]
        rows.append({
            "line_id": line_id,
            "purchase_date": year + last_day if paid == "00:00:00" else f"{paid[6:]}-{paid[3:5]}-{paid[:2]}",
            "supplier": source["supplier_name"].strip(),
            "product_category": OXFORD_CATEGORIES[source["expenditure_category"].strip()],
            "accounting_treatment": {"Revenue": "expensed", "Capital": "capitalised"}[source["capital_or_revenue"].strip()],
            "spend_amount": source["amount_gbp"],
            "currency_code": "GBP",
            "price_type": "purchaser_excl_vat",
            "country_code": "GB",
        })
    return rows


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--oxford", required=True, help="oxford_city_spend_ict_categories_2014_2017.csv")
    arguments.add_argument("--boavizta", required=True, help="boavizta_ict_product_footprints.csv")
    arguments.add_argument("--out", required=True, type=Path)
    given = arguments.parse_args()
    write(given.out / "oxford-ict-spend-2014-2017.csv", COLUMNS, oxford(given.oxford))
    write(given.out / "ict-purchases.csv", [*COLUMNS, *FURTHER_COLUMNS], ict_purchases(devices(given.boavizta)))
