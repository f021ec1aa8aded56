"""Paths -> what Datasette answers, as one JSON list; in a process of its own, since it leaves
databases open.
"""

import asyncio
import json
import sys
from pathlib import Path

from datasette.app import Datasette


async def answers(folder, paths):
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    served = Datasette([str(folder / "digest.db")], metadata=metadata)
    await served.invoke_startup()
    found = []
    for path in paths:
        answer = await served.client.get(path)
        if answer.status_code != 200:
            sys.exit(f"{path}: {answer.status_code} {answer.text[:500]}")
        found.append(answer.text)
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(answers(Path(sys.argv[1]), sys.argv[2:]))))
