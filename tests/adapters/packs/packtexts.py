"""A small but whole pack, for tests to read and to spoil."""

from __future__ import annotations

PACK = """\
id = "wall-push"
title = "Wall push"
synonyms = ["push against a wall"]
summary = "A push against the wall."
equipment = ["a wall"]
posture = "standing"
grip = "empty"
cautions = ["Ask a professional first if a wrist hurts."]

[muscles]
primary = ["pectoralis_major"]
secondary = ["triceps_brachii"]

[dose]
reps = [8, 12]
sets = 2
rest = 60

[start]
trunk = 10
hip = 10
knee = 0
shoulder = 90
elbow = 10
near = { shoulder = 95 }

[[steps]]
say = "Stand an arm's length from the wall."
pose = { trunk = 0, hip = 0, shoulder = 0 }

[[steps]]
say = "Put your hands on it."
pose = "start"

[[phases]]
name = "Bend"
kind = "eccentric"
seconds = 3
breath = "in"
word = "bend"
cues = ["Nose to the wall"]
pose = { trunk = 20, hip = 20, elbow = 90 }

[[phases]]
name = "Wait"
kind = "isometric"
seconds = 1
breath = "steady"
word = "wait"
pose = { far.elbow = 95 }

[[phases]]
name = "Push"
kind = "concentric"
seconds = 2.5
breath = "out"
word = "push"
cues = ["Push the wall away"]
pose = "start"

[corrections]
"the back sags" = "Long as a plank."

[[variants]]
id = "one-arm"
title = "One arm"
level = "harder"
why = "Twice the work for each arm."
switch = "Change arms."
dose = { reps = [5, 8] }
start = { far.shoulder = 0 }
phases = [
  { name = "Bend", seconds = 4, pose = { near.elbow = 80 } },
  { name = "Push" },
]

[[variants]]
id = "with-cans"
title = "Cans in your hands, and no wall"
short = "With cans"
level = "easier"
why = "For those who have no wall."
equipment = ["two cans"]
grip = "pair"
steps = [{ say = "Take a can in each hand." }]

[sources]
"3 seconds down" = "our own choice"
"""
