"""``check --baseline``: known findings stay hidden, new ones show, stale entries are told."""

from __future__ import annotations

import json

import pytest
from one_call import CALL

SPACE = 'requests.get("https://example.atlassian.net/wiki/api/v2/pages/2")\n'
UPDATE = ("--baseline", "known.json", "--update-baseline")


@pytest.fixture
def known(command, write):
    write("src/app.py")
    write("src/other.py")
    result = command("check", *UPDATE, "src")
    assert (result.status, result.out, result.err) == (0, "", "known.json: 2 findings written\n")


def check(command, *paths):
    return command("check", "--baseline", "known.json", *(paths or ("src",)))


@pytest.mark.usefixtures("known")
class TestKnown:
    def test_is_hidden(self, command):
        result = check(command)
        assert (result.status, result.out, result.err) == (0, "", "")

    def test_is_hidden_from_other_folders_and_in_other_forms(self, command, write, tmp_path):
        result = command("check", "--baseline", "known.json", "--format", "json", str(tmp_path / "src"))
        assert result.document["findings"] == []

    def test_is_hidden_by_a_file_with_a_byte_order_mark_and_crlf(self, command, tmp_path):
        text = (tmp_path / "known.json").read_bytes()
        (tmp_path / "known.json").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
        assert (check(command).status, check(command).out) == (0, "")

    def test_is_hidden_where_lines_moved(self, command, write):
        write("src/app.py", "# a\n\n\n" + CALL.replace("    return", "      return"))
        assert (check(command).status, check(command).out) == (0, "")

    def test_new_ones_show(self, command, write):
        write("src/app.py", CALL + SPACE)
        result = check(command)
        assert (result.status, result.out.count("\n")) == (0, 1)  # a note
        assert result.out.startswith("src/app.py:6:1: AAR101")

    def test_the_same_line_once_more_is_new(self, command, write):
        write("src/app.py", CALL + "\n\n" + CALL.partition("\n\n\n")[2])
        assert (check(command).status, check(command).out.count("\n")) == (1, 1)

    def test_stale_entries_are_told(self, command, write):
        write("src/app.py", "")
        result = check(command)
        said = "1 entry no longer matches a finding in src/app.py; --update-baseline removes it\n"
        assert (result.status, result.err) == (0, f"known.json: {said}")
        assert command("check", "--quiet", "--baseline", "known.json", "src").err == ""

    def test_entries_of_deleted_files_are_stale(self, command, tmp_path):
        (tmp_path / "src" / "app.py").unlink()
        assert "1 entry" in check(command).err

    def test_findings_of_a_renamed_file_stay_known(self, command, write, tmp_path):
        (tmp_path / "src" / "app.py").rename(tmp_path / "src" / "renamed.py")
        result = check(command)
        assert (result.status, result.out, result.err) == (0, "", "")
        command("check", *UPDATE, "src")
        entries = json.loads((tmp_path / "known.json").read_text())["findings"]
        assert [entry["path"] for entry in entries] == ["src/other.py", "src/renamed.py"]

    def test_findings_of_a_file_that_was_moved_elsewhere_are_not_stale_nor_lost(self, command, tmp_path):
        before = (tmp_path / "known.json").read_bytes()
        (tmp_path / "lib").mkdir()
        (tmp_path / "src" / "app.py").rename(tmp_path / "lib" / "app.py")
        for paths in (["src/other.py"], ["lib"], ["lib/app.py"]):
            assert check(command, *paths).err == ""
        command("check", *UPDATE, "src/other.py")
        assert (tmp_path / "known.json").read_bytes() == before
        command("check", *UPDATE, "lib")
        assert check(command, "src", "lib").out == ""
        entries = json.loads((tmp_path / "known.json").read_text())["findings"]
        assert [entry["path"] for entry in entries] == ["lib/app.py", "src/other.py"]

    def test_codes_of_a_moved_file_that_are_not_shown_are_not_lost(self, command, tmp_path):
        (tmp_path / "src" / "app.py").rename(tmp_path / "src" / "moved.py")
        command("check", *UPDATE, "--select", "AAR1", "src")
        assert (check(command).status, check(command).out) == (0, "")

    def test_a_file_that_is_gone_makes_no_more_known_than_it_held(self, command, write, tmp_path):
        (tmp_path / "src" / "app.py").unlink()
        write("src/one.py")
        write("src/two.py")
        assert check(command).out.count("AAR201") == 1

    def test_a_copy_is_new_while_the_file_is_there(self, command, write):
        write("src/copy.py")
        assert check(command).out.startswith("src/copy.py:")

    def test_a_code_that_is_left_out_in_a_file_is_not_stale(self, command, write):
        write("pyproject.toml", '[tool.appaccess-lint]\nper-file-ignores = { "src/app.py" = ["AAR"] }\n')
        assert (check(command).status, check(command).err) == (0, "")

    def test_files_that_are_not_analysed_are_not_stale_nor_lost(self, command, write, tmp_path):
        assert check(command, "src/app.py").err == ""
        write("src/app.py", "")
        command("check", *UPDATE, "src/app.py")
        entries = json.loads((tmp_path / "known.json").read_text())["findings"]
        assert [entry["path"] for entry in entries] == ["src/other.py"]

    def test_files_with_errors_keep_their_entries(self, command, write, tmp_path):
        write("src/app.py", "confluence = (\n")
        assert check(command).err.count("\n") == 1  # the syntax error
        command("check", *UPDATE, "src")
        assert len(json.loads((tmp_path / "known.json").read_text())["findings"]) == 2

    def test_another_operation_on_an_equal_line_is_new(self, command, write):
        split = CALL.replace("get(f", "get(\n        f")
        write("src/app.py", split)
        command("check", *UPDATE, "src")
        write("src/app.py", split.replace("/{name}/member", "/member"))
        result = check(command)
        assert (result.status, result.out.count("GET /wiki/rest/api/group/member")) == (1, 1)
        assert "1 entry" in result.err

    def test_codes_that_are_not_shown_are_not_stale_nor_lost(self, command, tmp_path):
        before = (tmp_path / "known.json").read_bytes()
        result = command("check", "--baseline", "known.json", "--select", "AAR1", "src")
        assert (result.status, result.err) == (0, "")
        command("check", *UPDATE, "--select", "AAR1", "src")
        assert (tmp_path / "known.json").read_bytes() == before

    def test_standard_input_counts_as_its_file(self, command, tmp_path):
        before = (tmp_path / "known.json").read_bytes()
        named = ("--stdin-display-name", "src/app.py", "-")
        assert command("check", "--baseline", "known.json", *named, stdin=CALL.encode()).status == 0
        assert "1 entry" in command("check", "--baseline", "known.json", *named).err
        command("check", *UPDATE, *named, stdin=CALL.encode())
        assert (tmp_path / "known.json").read_bytes() == before

    def test_an_update_without_change_changes_nothing(self, command, tmp_path):
        before = (tmp_path / "known.json").read_bytes()
        command("check", *UPDATE, "src")
        assert (tmp_path / "known.json").read_bytes() == before


def test_a_baseline_that_is_not_there_is_one_line(command, write):
    write("app.py")
    result = command("check", "--baseline", "known.json", "app.py")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert "known.json: no such file or directory; create it with --update-baseline" in result.err


def test_update_needs_a_file(command, write):
    write("app.py")
    result = command("check", "--update-baseline", "app.py")
    assert (result.status, result.err.count("\n")) == (2, 1)


class TestConfigured:
    @pytest.fixture(autouse=True)
    def project(self, write):
        write("pyproject.toml", '[tool.appaccess-lint]\nbaseline = "lint/known.json"\n')
        write("src/app.py")
        write("lint/README", "")

    def test_is_seen_from_the_files_folder(self, command, write, tmp_path):
        missing = command("check", "src")
        assert missing.status == 2
        assert "lint/known.json" in missing.err
        assert "create it with --update-baseline" in missing.err
        assert command("check", "--update-baseline", "src").status == 0
        assert (tmp_path / "lint" / "known.json").is_file()
        assert (command("check", "src").status, command("check", "src").out) == (0, "")

    def test_the_command_line_outweighs_it(self, command, write):
        command("check", "--update-baseline", "src")
        assert command("check", "--no-baseline", "src").out.startswith("src/app.py:")
        assert "other.json" in command("check", "--baseline", "other.json", "src").err
        assert command("check", "--isolated", "src").status == 1

    def test_the_configuration_shows_it(self, command):
        shown = command("config").out
        assert "lint/known.json" in next(line for line in shown.splitlines() if line.startswith("baseline"))
