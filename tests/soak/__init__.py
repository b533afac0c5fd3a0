"""Lives with one window for long, and looks at what the process keeps of it.

    python -m tests.soak days 60     a workout and a look at each page every day, on a fast clock
    python -m tests.soak hour 60     so many minutes of workouts at their real pace

`lives` uses the window as a person does, `held` measures and compares. The tests live some days.
"""
