#!/usr/bin/env bash
# Runs coverage.py on a local cluster of two workers, once as it is and once with an executor killed in the middle of its work, and
# compares the reports with that of one machine, byte by byte.
#
# usage: examples/spark/test.sh PROGRAM   (needs Java 17 and a Python with pyspark, pandas and pyarrow; PYTHON names another one)
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The examples' articles as a table: Readings are JSON Lines, and those are articles again.
"$program" -q extract "$here"/../karabakh-2023 -o "$work/made.jsonl"
"$python" - "$work" <<'END'
import json, sys
from pathlib import Path
work = Path(sys.argv[1])
keep = ("id", "text", "lang", "outlet", "date", "title", "url")
lines = [json.loads(line) for line in (work / "made.jsonl").read_text().splitlines()]
rows = [{key: line[key] for key in keep if line.get(key)} for line in lines]
text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
(work / "articles.jsonl").write_text(text)
END
"$program" -q report "$work/articles.jsonl" -o "$work/one-machine.html"

# Kills the executor under which it runs first, and is the program afterwards.
cat >"$work/deadly" <<END
#!/usr/bin/env bash
if mkdir "$work/killed" 2>/dev/null; then
  at=\$PPID
  while [ "\$(ps -o comm= -p "\$at")" != java ]; do at=\$(ps -o ppid= -p "\$at" | tr -d ' '); done
  kill -9 "\$at"
fi
exec "$program" "\$@"
END
chmod +x "$work/deadly"

spark() {
  PYSPARK_PYTHON=$(command -v "$python") PYSPARK_DRIVER_PYTHON=$(command -v "$python") \
    "$(dirname "$(command -v "$python")")/spark-submit" --master 'local-cluster[2,1,1024]' \
    --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=4 --conf spark.sql.files.maxPartitionBytes=16k --conf spark.log.level=ERROR \
    "$here/coverage.py" "$work/articles.jsonl" "$@"
}

same() {
  cmp "$work/one-machine.html" "$1/report.html"
  echo "$2: the same report, byte by byte"
}

spark "$work/whole" --whosaid "$program"
same "$work/whole" "two workers"
spark "$work/hurt" --whosaid "$work/deadly"
[ -d "$work/killed" ] || { echo "no executor was killed" >&2; exit 1; }
same "$work/hurt" "an executor killed"
spark "$work/few" --whosaid "$program" --limit 3
articles=$("$program" -q export --readings "$work/few/chosen" --format json | "$python" -c 'import json, sys; print(len(json.load(sys.stdin)["articles"]))')
[ "$articles" = 3 ] || { echo "a report of $articles articles instead of 3" >&2; exit 1; }
echo "--limit 3: a report of 3 articles"
