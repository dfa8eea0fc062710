"""Articles on a Spark cluster to Readings, tables, and one report.

    spark-submit coverage.py ARTICLES OUT [--whosaid PROGRAM] [--settings OPTIONS] [--limit N]

ARTICLES is a table (Parquet, or JSON Lines by its ending) with the columns id and text, and where there are some lang, outlet,
date, title, url. Under OUT are written

    readings/       one row per article, as `whosaid extract --format parquet` writes it, partitioned by day
    counts/         statements by day, outlet, language, party, act, verb class
    positions/      by issue and party: stance, statements, articles, outlets, first and last day
    blocks/         what may be one statement retold: the same party on the same issue within a week, in two outlets or more
    report.html     `whosaid report` of the articles of the largest blocks: of --limit articles, or of all

Extraction is a map: no article knows of another, so that each batch of rows is piped through `whosaid extract` where it lies.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

COLUMNS = ["id", "input", "outlet", "lang", "title", "date", "url", "text"]
READINGS = "id string, input string, outlet string, lang string, title string, date string, statements int, reading string"

# What the tables need of a Reading; the rest of it stays in the column `reading`.
READING = """struct<attributions: array<struct<
    id: string, type: string, verb: string, verb_class: string, actor: string, speaks_for: string, act: string, nested: boolean,
    stances: array<struct<issue: string, stance: string>>>>>"""


def extraction(program, settings):
    """The map from batches of articles to batches of Readings."""

    def extract(batches):
        for batch in batches:
            articles = [{key: value for key, value in row.items() if value is not None} for row in batch.to_pylist()]
            lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
            done = subprocess.run([program, "extract", *settings, "-"], input=lines.encode(), capture_output=True, check=False)
            # 0 all well, 1 some could not be read (each is named on standard error, which is the executor's log), 2 none could.
            if done.returncode not in (0, 1):
                raise RuntimeError(f"{program} extract: exit code {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
            if done.returncode == 1:
                sys.stderr.write(done.stderr.decode(errors="replace"))
            yield pa.RecordBatch.from_pylist([row(line) for line in done.stdout.decode().splitlines()], schema=SCHEMA)

    return extract


SCHEMA = pa.schema(
    [(name, pa.int32() if name == "statements" else pa.string()) for name in (column.split()[0] for column in READINGS.split(", "))]
)


def row(line):
    """A row of the table of Readings."""
    reading = json.loads(line)
    cells = {name: reading.get(name) for name in ("id", "input", "outlet", "lang", "title", "date")}
    return cells | {"statements": len(reading["attributions"]), "reading": line}


def read(spark, path):
    """The table of articles, with every column that whosaid takes. Where it does not say from where an article came, it came from
    this table: a name that does not depend on the files into which the table is cut."""
    table = spark.read.json(path) if path.rstrip("/").endswith((".json", ".jsonl", ".ndjson")) else spark.read.parquet(path)
    table = table.withColumn("input", f.coalesce(f.col("input"), f.lit(Path(path).name)) if "input" in table.columns else f.lit(Path(path).name))
    here = [f.col(name).cast("string") if name in table.columns else f.lit(None).cast("string").alias(name) for name in COLUMNS]
    return table.select(here).where(f.length(f.trim("text")) > 0)


def statements(readings):
    """One row per statement of the first level: speech within a quotation is its speaker's, not the outlet's."""
    each = readings.select(
        "id", "outlet", "lang", "day", f.explode(f.from_json("reading", READING).getField("attributions")).alias("said")
    )
    return each.select(
        f.concat_ws("#", "id", "said.id").alias("statement"), f.col("id").alias("article"), "outlet", "lang", "day", "said.*"
    ).drop("id").where("not nested")


def positions(said):
    """Where parties stand on issues, as often as they said so."""
    each = said.where("speaks_for is not null").withColumn("code", f.explode("stances"))
    return each.select("statement", "article", "outlet", "day", "speaks_for", "code.issue", "code.stance")


def blocks(coded):
    """Candidates for one statement retold: a key instead of all pairs. `whosaid report` decides which of them are one statement."""
    return (
        coded.groupBy("speaks_for", "issue", "stance", f.trunc(f.to_date("day"), "week").alias("week"))
        .agg(
            f.count_distinct("outlet").alias("outlets"),
            f.count_distinct("statement").alias("statements"),
            f.sort_array(f.collect_set("article")).alias("articles"),
        )
        .where("outlets > 1")
        .orderBy(f.desc("outlets"), f.desc("statements"), "issue", "speaks_for", "stance", "week")
    )


def chosen(readings, table, limit):
    """The Readings of the articles of the largest blocks, up to `limit` articles; all Readings where there is no limit."""
    if limit is None:
        return readings
    articles = {}
    # Only as many rows come to the driver as may be needed: each holds at least two articles, of which one may be new.
    for block in table.select("articles").limit(limit).toLocalIterator():
        for article in block.articles:
            if len(articles) < limit:
                articles[article] = True
    return readings.where(f.col("id").isin(list(articles)))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("articles", help="table of articles: Parquet or JSON Lines")
    words.add_argument("out", help="folder for what is made; an address of a cluster's storage, too")
    words.add_argument("--whosaid", default="whosaid", help="the program, where every executor finds it")
    words.add_argument("--settings", default="", help="options of extract and report, separated by spaces: --codebook a.toml --actors b.toml")
    words.add_argument("--limit", type=int, help="articles that the report may hold")
    given = words.parse_args()
    settings = given.settings.split()

    spark = SparkSession.builder.appName("whosaid").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    articles = read(spark, given.articles)
    made = articles.mapInArrow(extraction(given.whosaid, settings), READINGS)
    made = made.withColumn("day", f.coalesce(f.substring("date", 1, 10), f.lit("undated")))
    folder = given.out + "/readings"
    made.write.mode("overwrite").partitionBy("day").parquet(folder)

    # `day` is a string in the folders' names; Spark would guess dates, and lose "undated".
    readings = spark.read.schema(READINGS + ", day string").parquet(folder)
    said = statements(readings)
    coded = positions(said).cache()
    counts = said.groupBy("day", "outlet", "lang", "speaks_for", "act", "verb_class").agg(f.count("*").alias("statements"))
    stood = coded.groupBy("issue", "speaks_for", "stance").agg(
        f.count("*").alias("statements"), f.count_distinct("article").alias("articles"), f.count_distinct("outlet").alias("outlets"),
        f.min("day").alias("first"), f.max("day").alias("last"),
    )
    together = blocks(coded).cache()
    for name, table in (("counts", counts), ("positions", stood), ("blocks", together)):
        table.write.mode("overwrite").parquet(f"{given.out}/{name}")

    handed = folder
    if given.limit is not None:
        handed = given.out + "/chosen"
        chosen(readings, together, given.limit).drop("day").write.mode("overwrite").parquet(handed)
    spark.stop()
    report = [given.whosaid, "report", *settings, "--readings", handed, "-o", given.out + "/report.html"]
    if "://" in given.out:
        print("now, on a machine with a copy of it:", " ".join(report))
    elif subprocess.run(report, check=False).returncode == 2:
        sys.exit(f"no report was made: {' '.join(report)}")


if __name__ == "__main__":
    main()
