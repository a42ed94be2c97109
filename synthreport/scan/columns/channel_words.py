"""Labels of channels: the words that sensors and their places are called by. Any other may be a person's name."""

# ruff: noqa: SIM905

from __future__ import annotations

import re

from synthreport.standard.units import is_unit, meant

_SENSORS = frozenset(
    """
    eeg ecg ekg emg eog erg meg mcg ecog seeg ieeg egg gsr eda ppg nirs fnirs hbo hbr hb bvp ibi hrv hr pr rr br bp abp
    art nbp nibp cvp pap icp cpp lap rap pa pleth plet plethysmogram spo sao osat oxstat ox oxygen saturation stat co
    etco tcco pco po ph resp respiration respiratory airflow flow thermistor cannula nasal oral oro nose mouth thorax
    thoracic thor tho chest abdomen abdominal abdo abd rib effort sum snore snoring mic microphone sound audio air res
    temp temperature rectal skin core body position pos posture activity actigraphy acc accel accelerometer gyro
    gyroscope mag magnetometer imu motion movement force torque pressure emfit light lux lights photic stim sti pulse
    stimulus trigger trig status event events marker mark markers annotation annotations button response dc aux ac ch
    chan channel signal sig in out lead leads pol misc bio bip time clock counter sample battery impedance imp vns
    """.split()
)
_PLACES = frozenset(
    """
    left right upper lower front back top bottom mid medial lateral anterior posterior inferior superior frontal central
    parietal occipital temporal horizontal vertical hor ver hori vert horiz ref reference gnd ground avg average mean
    car common bipolar unipolar raw filtered new old main extra chin submental submentalis mentalis masseter tibialis
    tib ant leg legs arm arms wrist ankle finger toe ear mastoid eye eyes foot hand neck heart biceps triceps deltoid
    gastrocnemius soleus vastus rectus femoris quadriceps forearm flexor extensor l r lat rat la ra ll rl loc roc leog
    reog lleg rleg larm rarm le re lf rf avr avl avf avrx mcl ml mlii mliii mli mlv cm cs
    i ii iii iv v vi vii viii x y z w a b c d e h q n p s t u
    """.split()
)
_ELECTRODES = frozenset(
    """
    fp af f fc ft c cp t tp p po o i a m n g nz iz s d ai sp pg cb fcc cpp tt ttp ppo poo aff ffc
    fpz afz fz fcz cz cpz pz poz oz
    """.split()
)
_UNITS = frozenset("uv mv v nv ut hz khz mmhg cmh2o bpm 1/min deg degc ohm ohms kohm percent nm s ms adu au".split())
_KNOWN = _SENSORS | _PLACES | _ELECTRODES | _UNITS
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")


def is_channel(label: str) -> bool:
    """Whether every word of a label is one that a sensor, its place or its unit is called by."""
    words = re.findall(r"[^\W\d_]+", label)
    return all(_is_known(word) or all(map(_is_known, _CAMEL.split(word))) for word in words)


def is_unit_of_channel(unit: str) -> bool:
    """Whether a text is a unit, as headers write them."""
    return is_unit(unit) or meant(unit) is not None or unit.lower() in _UNITS


def _is_known(word: str) -> bool:
    return word.lower() in _KNOWN
