"""Codes of countries and languages, as patterns of the published schema. A test compares them with pycountry."""

COUNTRIES = (
    "A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|"
    "G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|"
    "M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|O[M]|P[AEFGHKLMNRSTWY]|Q[A]|R[EOSUW]|"
    "S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|Y[ET]|Z[AMW]"
)
"""The countries of ISO 3166-1, by their first letter, as a pattern."""

LANGUAGES = (
    "[aA][aAbBeEfFkKmMnNrRsSvVyYzZ]|[bB][aAeEgGiImMnNoOrRsS]|[cC][aAeEhHoOrRsSuUvVyY]|[dD][aAeEvVzZ]|"
    "[eE][eElLnNoOsStTuU]|[fF][aAfFiIjJoOrRyY]|[gG][aAdDlLnNuUvV]|[hH][aAeEiIoOrRtTuUyYzZ]|"
    "[iI][aAdDeEgGiIkKoOsStTuU]|[jJ][aAvV]|[kK][aAgGiIjJkKlLmMnNoOrRsSuUvVwWyY]|[lL][aAbBgGiInNoOtTuUvV]|"
    "[mM][gGhHiIkKlLnNrRsStTyY]|[nN][aAbBdDeEgGlLnNoOrRvVyY]|[oO][cCjJmMrRsS]|[pP][aAiIlLsStT]|[qQ][uU]|"
    "[rR][mMnNoOuUwW]|[sS][aAcCdDeEgGhHiIkKlLmMnNoOqQrRsStTuUvVwW]|[tT][aAeEgGhHiIkKlLnNoOrRsStTwWyY]|"
    "[uU][gGkKrRzZ]|[vV][eEiIoO]|[wW][aAoO]|[xX][hH]|[yY][iIoO]|[zZ][aAhHuU]"
)
"""The languages of ISO 639-1, in either case, as a pattern. Those of three letters are not listed: there are 7,900."""
