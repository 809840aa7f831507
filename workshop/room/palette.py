"""The colour of every token by day, once for screen and paper; `ui.theme` has those by night."""

LIGHT = {
    "paper": "#FAFAFA", "surface": "#FFFFFF", "sunk": "#F1F0F3", "line": "#DBD9E0",
    "edge": "#7F7B88", "ink": "#111111", "ink2": "#4B4953", "accent": "#5A2A8C",
    "press": "#431C6B", "tint": "#EEE6F7", "onacc": "#FFFFFF", "warn": "#6E4300",
    "warntint": "#FFF1D6", "error": "#9B0F1F", "frost": "#F2B535",
    "me": "#0072B2", "team": "#009E73", "org": "#D55E00", "spenders": "#000000",
    "fifth": "#CC79A7", "dark": "#111111", "dim": "#7F7B88", "lit": "#FFFFFF",
    "step1": "#EEE8F6", "step2": "#CFBDE8", "step3": "#B293DB", "step4": "#6B3FA6",
    "step5": "#2C1252", "on1": "#111111", "on2": "#111111", "on3": "#111111",
    "on4": "#FFFFFF", "on5": "#FFFFFF", "onfrost": "#111111",
}  # fmt: skip
