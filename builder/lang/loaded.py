"""English words with which a newsroom judges what it reports."""

from __future__ import annotations

from typing import Final

from builder.lang.wordlists import listed

#: English words of headlines with which a newsroom judges; those of
#: :func:`~builder.lang.verbs.judging` besides.
LOADED_VERBS: Final = listed(
    """cave caves caved caving slam slams slammed blast blasts blasted rip rips ripped mock mocks mocked trash trashes trashed torch
    torches torched destroy destroys destroyed bash bashes bashed hammer hammers hammered lash lashes lashed skewer skewers skewered
    roast roasts roasted eviscerates eviscerated shred shreds shredded pounce pounces pounced wow wows wowed stun stuns stunned tout
    touts touted snub snubs snubbed scold scolds scolded rebuke rebukes rebuked rant rants ranted fume fumes fumed whine whines whined
    bow bows bowed grovels dodge dodges dodged flip-flops backtrack backtracks backtracked brag brags bragged gloat gloats gloated
    humiliates humiliated humiliating embarrasses embarrassed school schools schooled own owns owned crush crushes crushed obliterates
    obliterated annihilates takedown meltdown smackdown bluff outrage outrages fury furious shock shocks shocked shocking disgrace
    disgraceful stunning bizarre radical extreme desperate desperately finally admit admits admitted confess confesses confessed seize
    seizes seized panic panics panicked cower cowers surrender surrenders surrendered clap claps hit hits jab jabs jabbed swipe swipes
    rage rages raged smear smears smeared attack attacks attacked throw throws threw scramble scrambles scrambled struggle struggles
    fail fails failed crumble crumbles crumbled plead pleads grill grills grilled troll trolls trolled"""
)
#: English nouns that judge.
LOADED_NOUNS: Final = listed(
    """racism racist racists bigotry attack attacks scandal scandals controversy controversies outrage hoax lie lies smear smears fraud
    conspiracy witch terror terrorism terrorist terrorists corruption abuse assault cover-up fury backlash debacle fiasco crisis chaos
    extremism extremist extremists radicals regime propaganda hypocrisy betrayal insult insults mockery swindle scheme war wars hate
    hatred sexism misconduct harassment failure failures lynching massacre tyranny"""
)
