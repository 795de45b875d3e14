"""How hypothesis looks for a counterexample: the same way in every run."""

from hypothesis import HealthCheck, Phase, settings

# Without a database of failures and without chance, a run that passes passes again.
# Time is not limited: a busy machine is no counterexample. Failures are not shrunk:
# a catalogue comes from one number, and a smaller number makes no simpler one.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("steady")
