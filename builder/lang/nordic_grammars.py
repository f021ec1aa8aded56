"""The grammars of the languages of Northern Europe: see :mod:`builder.lang.grammars`."""

from __future__ import annotations

from typing import Final

from builder.lang.grammar import made_grammar

NORDIC: Final = {
    "sv": made_grammar(
        that="att",
        according="enligt",
        pronouns="han hon de jag vi det man",
        prepositions="i på under efter före med till av från om för över vid mot hos genom utan inför",
        inside="för i av",
        determiners="den det de en ett",
        like="som",
        coordinators="och men",
        stops="och men att som när där om eftersom medan",
        relatives="som",
        skipped="har hade också även sedan",
        finite="är var har hade blir blev ska skulle kan kunde vill ville måste får",
        dash="open",
    ),
    "no": made_grammar(
        that="at",
        according="ifølge; i følge",
        pronouns="han hun de jeg vi det man",
        prepositions="i på under etter før med til av fra om for over ved mot hos gjennom uten",
        inside="for i av",
        determiners="den det de en et",
        like="som",
        coordinators="og men",
        stops="og men at som når der om fordi mens",
        relatives="som",
        skipped="har hadde også så",
        finite="er var har hadde blir ble skal skulle kan kunne vil ville må får",
        dash="closed",
    ),
    "da": made_grammar(
        that="at",
        according="ifølge",
        pronouns="han hun de jeg vi det man",
        prepositions="i på under efter før med til af fra om for over ved mod hos gennem uden",
        inside="for i af",
        determiners="den det de en et",
        like="som",
        coordinators="og men",
        stops="og men at som når der om fordi mens",
        relatives="som der",
        skipped="har havde også så",
        finite="er var har havde bliver blev skal skulle kan kunne vil ville må får",
        dash="closed",
    ),
    "fi": made_grammar(
        that="että",
        according="",
        accorded="mukaan",
        pronouns="hän he minä me",
        prepositions="",
        inside="",
        determiners="",
        like="kuten",
        coordinators="ja mutta",
        stops="ja mutta että joka kun jos koska",
        relatives="joka",
        skipped="on oli myös lisäksi",
        finite="on oli ovat olivat ei voi pitää täytyy",
        dash="open",
    ),
}
