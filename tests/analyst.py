"""Three invented files of other people and sixty questions on them with their truth in pandas. Judges nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

Truth = float | str | bool | tuple[str, ...] | tuple[float, ...] | None
_NURSES = {
    "Norte": ((20150, 4310), (20890, 4480), (21740, 4655), (22310, 4790), (22975, 4902)),
    "Centro": ((10480, 2215), (10730, 2290), (11090, 2361), (11215, 2405), (11460, 2433)),
    "Lisboa": ((18120, 3870), (18655, 3995), (19410, 4170), (20035, 4318), (20690, 4441)),
    "Alentejo": ((3060, 655), (3105, 671), (3198, 690), (3240, 702), (3215, 699)),
    "Algarve": ((2745, 590), (2830, 612), (2955, 640), (3060, 668), (3190, 702)),
}
_BEDS = {
    "Portugal": (35000, 35300, 35700, 36100, 36400, 36700, 36250),
    "Spain": (138500, 138200, 138900, 139400, 141900, 140600, 139800),
    "France": (404000, 399900, 395700, 391000, 387000, 382800, 376500),
    "Italy": (192300, 192500, 189700, 188800, 190100, 184900, 182700),
    "Greece": (45200, 45000, 44800, 44600, 45400, 45500, 44900),
    "Poland": (252000, 251500, 248800, 234500, 233900, 237200, 231600),
    "Austria": (64800, 65000, 64600, 63900, 63000, 61900, 61300),
    "Finland": (21800, 20100, 19600, 18500, 15900, 15400, 14800),
}
_VACANCIES = {
    "Porto": ((5.4, 4210), (6.15, 4280), (6.9, 4395), (7.35, 4460)),
    "Lisboa": ((7.2, 6120), (8.05, 6205), (9.4, 6390), (10.1, 6475)),
    "Braga": ((4.1, 1890), (4.75, 1915), (5.2, 1980), (5.85, 2040)),
    "Coimbra": ((6.3, 2510), (7.9, 2525), (7.45, 2540), (7.05, 2575)),
    "Faro": ((8.6, 1330), (9.15, 1365), (10.25, 1410), (11.3, 1465)),
    "Évora": ((7.0, 690), (6.85, 685), (7.6, 705), (8.2, 715)),
}


@cache
def nurses() -> pd.DataFrame:
    """Nurses by region, year and sex, with totals as a statistical office writes them."""
    rows = [
        {"region": region, "year": 2018 + i, "sex": sex, "nurses": value}
        for region, years in _NURSES.items()
        for i, pair in enumerate(years)
        for sex, value in zip(("Women", "Men"), pair, strict=True)
    ]
    parts = pd.DataFrame(rows)
    both = parts.groupby(["region", "year"], sort=False)["nurses"].sum().reset_index().assign(sex="Total")
    known = pd.concat([parts, both])
    all_regions = known.groupby(["year", "sex"], sort=False)["nurses"].sum().reset_index().assign(region="Total")
    return pd.concat([known, all_regions])[["region", "year", "sex", "nurses"]].reset_index(drop=True)


@cache
def beds() -> pd.DataFrame:
    """Hospital beds by country; the years are columns."""
    return pd.DataFrame.from_dict(_BEDS, orient="index", columns=[str(year) for year in range(2016, 2023)])


@cache
def vacancies() -> pd.DataFrame:
    """Vacancy rate and posts by district and year."""
    rows = [
        {"district": district, "year": 2019 + i, "rate": rate, "posts": posts}
        for district, years in _VACANCIES.items()
        for i, (rate, posts) in enumerate(years)
    ]
    return pd.DataFrame(rows)


def write_files(folder: Path) -> tuple[Path, ...]:
    """A tidy CSV, a wide workbook, and a CSV with semicolons and decimal commas."""
    tidy, wide, european = folder / "nurses.csv", folder / "hospital_beds.xlsx", folder / "vacancies.csv"
    nurses().to_csv(tidy, index=False)
    with pd.ExcelWriter(wide) as writer:
        beds().rename_axis("Country").to_excel(writer, sheet_name="Hospital beds", startrow=2)
        writer.sheets["Hospital beds"]["A1"] = "Hospital beds by country, 2016-2022"
    titles = {"district": "District", "year": "Year", "rate": "Nurse vacancy rate (%)", "posts": "Nursing posts"}
    vacancies().rename(columns=titles).to_csv(european, index=False, sep=";", decimal=",")
    return tidy, wide, european


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its truth: a value, a member, several in order, yes or no; None where nothing may be said."""

    kind: str
    question: str
    truth: Callable[[], Truth]


def _n(region: str, year: int, sex: str = "Total") -> int:
    t = nurses()
    return int(str(t[(t.region == region) & (t.year == year) & (t.sex == sex)].nurses.iloc[0]))


def _regions(year: int) -> pd.Series[float]:
    t = nurses()
    return t[(t.year == year) & (t.sex == "Total") & (t.region != "Total")].set_index("region").nurses


def _v(district: str, year: int, column: str = "rate") -> float:
    t = vacancies()
    return float(t[(t.district == district) & (t.year == year)][column].iloc[0])


def _districts(year: int, column: str = "rate") -> pd.Series[float]:
    t = vacancies()
    return t[t.year == year].set_index("district")[column]


def _b(country: str, year: int) -> int:
    return int(str(beds().loc[country, str(year)]))


def _names(found: pd.Series[float]) -> tuple[str, ...]:
    return tuple(str(name) for name in found.index)


def _weighted(year: int) -> float:
    rates, posts = _districts(year), _districts(year, "posts")
    return float((rates * posts).sum() / posts.sum())


def _growth(first: float, last: float, years: int) -> float:
    return float(((last / first) ** (1 / years) - 1) * 100)


NURSES = (
    Asked("lookup", "How many nurses were there in Norte in 2021?", lambda: _n("Norte", 2021)),
    Asked("lookup", "How many women nurses worked in Algarve in 2020?", lambda: _n("Algarve", 2020, "Women")),
    Asked("lookup", "How many male nurses did Lisboa have in 2019?", lambda: _n("Lisboa", 2019, "Men")),
    Asked("lookup", "How many nurses were there in total in 2022?", lambda: _n("Total", 2022)),
    Asked("top", "Which region had the most nurses in 2022?", lambda: str(_regions(2022).idxmax())),
    Asked("bottom", "Which region had the fewest nurses in 2018?", lambda: str(_regions(2018).idxmin())),
    Asked(
        "top", "What are the top three regions by number of nurses in 2021?", lambda: _names(_regions(2021).nlargest(3))
    ),
    Asked(
        "difference",
        "By how many did the number of nurses in Centro grow between 2018 and 2022?",
        lambda: _n("Centro", 2022) - _n("Centro", 2018),
    ),
    Asked(
        "percent change",
        "By what percentage did the number of nurses in Lisboa rise from 2018 to 2022?",
        lambda: (_n("Lisboa", 2022) / _n("Lisboa", 2018) - 1) * 100,
    ),
    Asked(
        "share",
        "What share of the nurses in Norte were women in 2021?",
        lambda: _n("Norte", 2021, "Women") / _n("Norte", 2021) * 100,
    ),
    Asked(
        "share",
        "What share of all nurses worked in Lisboa in 2020?",
        lambda: _n("Lisboa", 2020) / _n("Total", 2020) * 100,
    ),
    Asked(
        "sum",
        "How many nurses did Norte and Centro have together in 2020?",
        lambda: _n("Norte", 2020) + _n("Centro", 2020),
    ),
    Asked("mean", "What was the average number of nurses per region in 2021?", lambda: float(_regions(2021).mean())),
    Asked(
        "median",
        "What was the median number of nurses across the regions in 2019?",
        lambda: float(_regions(2019).median()),
    ),
    Asked(
        "rank",
        "Where does Alentejo rank by number of nurses in 2022?",
        lambda: float(_regions(2022).rank(ascending=False)["Alentejo"]),
    ),
    Asked(
        "difference",
        "How many more nurses were there in Norte than in Algarve in 2021?",
        lambda: _n("Norte", 2021) - _n("Algarve", 2021),
    ),
    Asked(
        "ratio",
        "What was the ratio of women to men among nurses in Lisboa in 2022?",
        lambda: _n("Lisboa", 2022, "Women") / _n("Lisboa", 2022, "Men"),
    ),
    Asked(
        "count",
        "In how many regions were there more than 10,000 nurses in 2022?",
        lambda: int((_regions(2022) > 10_000).sum()),
    ),
    Asked(
        "yes/no",
        "Were there more nurses in Centro than in Lisboa in 2021?",
        lambda: _n("Centro", 2021) > _n("Lisboa", 2021),
    ),
    Asked(
        "peak",
        "In which year did Alentejo have the most nurses?",
        lambda: str(max(range(2018, 2023), key=lambda y: _n("Alentejo", y))),
    ),
    Asked(
        "growth",
        "What was the annual growth rate of nurses in Algarve between 2018 and 2022?",
        lambda: _growth(_n("Algarve", 2018), _n("Algarve", 2022), 4),
    ),
    Asked(
        "series",
        "How did the number of nurses in Norte develop from 2018 to 2022?",
        lambda: tuple(float(_n("Norte", year)) for year in range(2018, 2023)),
    ),
    Asked("yes/no", "Did Algarve have at least 5,000 nurses in 2020?", lambda: _n("Algarve", 2020) >= 5000),
    Asked(
        "sum",
        "How many nurses were there outside Lisboa in 2021?",
        lambda: int(_regions(2021).sum()) - _n("Lisboa", 2021),
    ),
)
BEDS = (
    Asked("lookup", "How many hospital beds did Portugal have in 2019?", lambda: _b("Portugal", 2019)),
    Asked("top", "Which country had the most hospital beds in 2022?", lambda: str(beds()["2022"].idxmax())),
    Asked(
        "bottom",
        "Which two countries had the fewest hospital beds in 2020?",
        lambda: _names(beds()["2020"].nsmallest(2)),
    ),
    Asked(
        "sum",
        "How many hospital beds did Spain and Portugal have in total in 2021?",
        lambda: _b("Spain", 2021) + _b("Portugal", 2021),
    ),
    Asked(
        "difference",
        "By how much did hospital beds in Italy change between 2016 and 2022?",
        lambda: _b("Italy", 2022) - _b("Italy", 2016),
    ),
    Asked(
        "percent change",
        "By what percent did the number of hospital beds in Poland fall from 2017 to 2022?",
        lambda: (_b("Poland", 2022) / _b("Poland", 2017) - 1) * 100,
    ),
    Asked(
        "mean",
        "What was the average number of hospital beds in Finland over 2016 to 2022?",
        lambda: float(str(beds().loc["Finland"].mean())),
    ),
    Asked(
        "median",
        "What was the median number of hospital beds across countries in 2022?",
        lambda: float(beds()["2022"].median()),
    ),
    Asked(
        "rank",
        "What is Greece's rank by hospital beds in 2021?",
        lambda: float(beds()["2021"].rank(ascending=False)["Greece"]),
    ),
    Asked(
        "share",
        "What share of the hospital beds of all countries listed were in France in 2022?",
        lambda: _b("France", 2022) / float(beds()["2022"].sum()) * 100,
    ),
    Asked(
        "ratio",
        "How many times as many hospital beds as Portugal did France have in 2020?",
        lambda: _b("France", 2020) / _b("Portugal", 2020),
    ),
    Asked("peak", "In what year did hospital beds in Austria peak?", lambda: str(beds().loc["Austria"].idxmax())),
    Asked(
        "minimum",
        "What was the lowest number of hospital beds in Spain in any year?",
        lambda: float(str(beds().loc["Spain"].min())),
    ),
    Asked(
        "condition",
        "Which countries had over 200,000 hospital beds in 2018?",
        lambda: _names(beds()["2018"][beds()["2018"] > 200_000].sort_values(ascending=False)),
    ),
    Asked(
        "count",
        "How many countries had fewer than 50,000 hospital beds in 2022?",
        lambda: int((beds()["2022"] < 50_000).sum()),
    ),
    Asked(
        "yes/no",
        "Did Poland have more hospital beds than Italy in 2021?",
        lambda: _b("Poland", 2021) > _b("Italy", 2021),
    ),
    Asked(
        "growth",
        "At what rate per year did hospital beds in Greece decline between 2016 and 2022?",
        lambda: _growth(_b("Greece", 2016), _b("Greece", 2022), 6),
    ),
    Asked("lookup", "How many hospital beds were there in the latest year in Austria?", lambda: _b("Austria", 2022)),
)
VACANCIES = (
    Asked("lookup", "What was the nurse vacancy rate in Porto in 2022?", lambda: _v("Porto", 2022)),
    Asked("top", "Which district had the highest nurse vacancy rate in 2021?", lambda: str(_districts(2021).idxmax())),
    Asked(
        "bottom", "Which district had the lowest nurse vacancy rate in 2022?", lambda: str(_districts(2022).idxmin())
    ),
    Asked(
        "difference",
        "By how many percentage points did the nurse vacancy rate in Faro rise between 2019 and 2022?",
        lambda: _v("Faro", 2022) - _v("Faro", 2019),
    ),
    Asked(
        "weighted mean",
        "What was the nurse vacancy rate across all districts in 2022, weighted by nursing posts?",
        lambda: _weighted(2022),
    ),
    Asked("lookup", "How many nursing posts were there in Porto in 2021?", lambda: _v("Porto", 2021, "posts")),
    Asked(
        "sum",
        "How many nursing posts were there in all districts together in 2022?",
        lambda: float(_districts(2022, "posts").sum()),
    ),
    Asked(
        "difference",
        "What was the difference in nurse vacancy rate between Lisboa and Braga in 2020?",
        lambda: _v("Lisboa", 2020) - _v("Braga", 2020),
    ),
    Asked(
        "count",
        "In how many districts was the nurse vacancy rate above 8 percent in 2022?",
        lambda: int((_districts(2022) > 8).sum()),
    ),
    Asked(
        "yes/no",
        "Was the nurse vacancy rate in Évora higher than in Faro in 2021?",
        lambda: _v("Évora", 2021) > _v("Faro", 2021),
    ),
    Asked(
        "median",
        "What was the median nurse vacancy rate over the districts in 2020?",
        lambda: float(_districts(2020).median()),
    ),
    Asked(
        "peak",
        "When was the nurse vacancy rate in Coimbra at its highest?",
        lambda: str(max(range(2019, 2023), key=lambda year: _v("Coimbra", year))),
    ),
    Asked(
        "rank",
        "What rank did Braga hold by nurse vacancy rate in 2022?",
        lambda: float(_districts(2022).rank(ascending=False)["Braga"]),
    ),
    Asked(
        "condition",
        "Which districts had a nurse vacancy rate of at least 7% in 2020?",
        lambda: _names(_districts(2020)[_districts(2020) >= 7].sort_values(ascending=False)),
    ),
    Asked(
        "difference",
        "How did the nurse vacancy rate in Lisboa change from 2019 to 2021?",
        lambda: _v("Lisboa", 2021) - _v("Lisboa", 2019),
    ),
    Asked(
        "share",
        "What percentage of all nursing posts in 2022 were in Lisboa?",
        lambda: _v("Lisboa", 2022, "posts") / float(_districts(2022, "posts").sum()) * 100,
    ),
    Asked(
        "percent change",
        "By what percent did the number of nursing posts in Faro grow between 2019 and 2022?",
        lambda: (_v("Faro", 2022, "posts") / _v("Faro", 2019, "posts") - 1) * 100,
    ),
    Asked("senseless", "What do the nurse vacancy rates of all districts in 2022 sum to?", lambda: None),
)
ASKED = (*NURSES, *BEDS, *VACANCIES)
