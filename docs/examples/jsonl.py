import json
from pathlib import Path

import builder

rows = map(json.loads, Path("articles.jsonl").read_text().splitlines())
articles = [builder.article(row) for row in rows]  # or in frame.to_dict("records")
for event in builder.events(articles):
    print(event.date, event.title)
    for statement in builder.compare(event, articles).comparisons[0].statements:
        print("  ", {cell.article: cell.passage.text for cell in statement.cells if cell.passage})
