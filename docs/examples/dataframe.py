import pandas as pd

import builder

frame = pd.read_csv("articles.csv")  # id, title, text, date, source
articles = [builder.article(row) for row in frame.to_dict("records")]
compared = {event.id: builder.compare(event, articles) for event in builder.events(articles)}
cells = pd.DataFrame(
    (event, statement.number, cell.article, cell.presence, cell.passage and cell.passage.text)
    for event, coverage in compared.items()
    for statement in coverage.comparisons[0].statements
    for cell in statement.cells
)
print(cells.set_axis(["event", "statement", "article", "presence", "text"], axis=1))
