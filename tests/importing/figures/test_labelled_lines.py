"""Lines such as "SHPO: 5; SOPO: 2", and labels that share a single word with those of the form."""

from tests.importing.layouts import figures_in


def values_in(lines: str) -> dict[str, object]:
    located = figures_in(f"Hartshire MAPPA Annual Report 2022/23\n\nMAPPA statistics\n\n{lines}\n", 2023).located
    return {".".join(path): each.figure.value for path, each in located.items() if each.figure.is_number}


def test_each_figure_of_a_line_goes_to_the_label_before_it() -> None:
    assert values_in("SHPO: 177; SHPO with foreign travel restriction: 0; Notification Order: 2") == {
        "restrictive_orders.shpo": 177,
        "restrictive_orders.shpo_foreign_travel": 0,
        "restrictive_orders.notification_order": 2,
    }


def test_a_single_word_that_labels_share_makes_no_label_of_another_table() -> None:
    lines = "Notification breaches (cautioned or convicted): 63\n\nLifetime notification revoked: 12\n\nSHPO: 177"

    assert values_in(lines) == {
        "notification_breaches": 63,
        "lifetime_revocations": 12,
        "restrictive_orders.shpo": 177,
    }


def test_a_figure_behind_two_labels_run_together_is_doubtful() -> None:
    line = (
        "RSOs cautioned or convicted for breach of notification requirements 63 "
        "RSOs who have had their lifetime notification revoked on application 12"
    )

    located = figures_in(f"Hartshire MAPPA Annual Report 2022/23\n\nMAPPA statistics\n\n{line}\n", 2023).located

    assert [each.doubt for each in located.values() if each.figure.is_number] == [
        f"its label there is “{line[-83:-3]}”"
    ]
