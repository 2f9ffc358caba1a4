"""Text that lost its line breaks is read line by line all the same."""

from __future__ import annotations

import pytest

from bot.postings import read_posting


def kinds(text: str) -> list[tuple[str, bool | None]]:
    return [(criterion.kind, criterion.required) for criterion in read_posting(text).criteria]


def test_lines_that_lost_their_breaks_part_at_headings_years_and_articles() -> None:
    line = (
        "We print books and posters in a small shop by the river and we like people who like paper.What you need:"
        "Diploma in printing1-2 years experience on a pressA driver's licenseNice to have:Spanish"
    )
    assert kinds(f"Press Operator\n\n{line}") == [
        ("experience", True),
        ("license", True),
        ("language", False),
    ]


def test_a_heading_in_capitals_that_lost_its_break_opens_its_section() -> None:
    text = (
        "Stocker wanted for our downtown store. What you needMust be 18 or olderAble to lift 45 poundsNICE TO HAVEHigh "
        "school diplomaPAY & BENEFITS$19 an hourGED program, paid by us"
    )
    assert kinds(text) == [("minimum_age", True), ("physical", True), ("education", False)]


def test_a_heading_that_ends_a_piece_of_run_together_text_opens_its_section() -> None:
    text = "Cafe seeks cooks to join. QualificationsMust be able to stand for 8 hours and lift 50lbsWe pay weekly"
    assert ("physical", True) in kinds(text)


def test_headings_that_touch_the_text_on_both_sides_are_found() -> None:
    text = (
        "We survey bridges for counties and towns, from a small office with a big garage, and people tend to stay "
        "here. Our clients keep calling us.About the RoleThe Inspector walks bridges and writes reports that engineers "
        "read the same week.What You Will DoClimb, measure, photograph and write it upKeep the truck stocked for the "
        "next dayWhat You Should BringAssociate degree in civil technology3+ years of inspection experienceA driver's "
        "license"
    )
    assert kinds(text) == [("education", True), ("experience", True), ("license", True)]


def test_headings_without_a_mark_are_seen_in_text_that_lost_its_breaks() -> None:
    text = (
        "The branch on Lower Street opens at nine and closes at five, and tellers share one drawer a day among them. "
        "Required Qualifications 2+ years of cash handling experience Desired Qualifications Ability to speak Tagalog"
        "Experience in a credit unionKnowledge of Symitar Job Expectations Keep the drawer balanced"
    )
    criteria = kinds(text)
    assert ("experience", True) in criteria
    assert ("language", False) in criteria
    assert [wanted for _, wanted in criteria].count(True) == 1


def test_a_short_line_that_lost_several_breaks_is_parted() -> None:
    text = (
        "Loader\n\nRequirements\nOwn transportationRetail experience preferredForklift card a plusSteady attendance\n"
    )
    assert kinds(text) == [("transport", True), ("experience", False), ("certification", False)]


def test_points_that_are_numbered_inside_a_line_are_a_list() -> None:
    text = (
        "Porter\n\nThe hall opens at noon, and porters carry what guests cannot. Essential Functions1. Carry bags"
        "2. Sweep the hall3. Greet guests\nRequired Education & Experience1. High school diploma or equivalent"
        "Preferred Education & Experience1. Previous hotel experience2. CPR card\n"
    )
    assert kinds(text) == [("education", True), ("experience", False), ("certification", False)]


def test_demands_that_follow_each_other_without_a_break_are_parted() -> None:
    text = (
        "Yard clerk\n\nQualifications:\nHigh school diploma or GED Ability to lift 40 pounds, as needed, and to stand "
        "for most of a shift in the yard Ability to climb ladders Possess a valid driver's license and a clean record "
        "At least 2 years of yard experience preferred Knowledge of Epicor and of the carriers that call at the yard "
        "each day of the week\n"
    )
    found = kinds(text)
    assert {("education", True), ("license", True)} <= set(found)
    assert ("experience", False) in found
    assert [kind for kind, _ in found].count("physical") == 2


def test_years_that_touch_a_full_stop_begin_a_line() -> None:
    text = "Rep\n\nRequirements\nBachelor's degree in marketing or a related field.3-5 years of B2B sales experience\n"
    assert kinds(text) == [("education", True), ("experience", True)]


def test_bullets_inside_a_line_part_its_points() -> None:
    text = "Clerk\n\nSkills required:· Working knowledge of Excel· Ability to lift 50 lbs· Own car\n"
    assert kinds(text) == [("skill", True), ("physical", True), ("transport", True)]
    assert read_posting("Cook · Troy, NY · Full-time\n\nMust be 18.\n").location == "Troy, NY"


def test_points_between_double_dashes_and_behind_plus_are_parted() -> None:
    text = (
        "Fitter\n\nRequirements\nMust be 18.--May be required to lift 50 lbs.--Chemical plant experience preferred."
        "--Own tools\n\nSkills\nYardi experience a PLUSKnowledge of QuickBooksAt least 2 years of fitting\n"
    )
    found = kinds(text)
    assert ("physical", None) in found
    assert ("experience", False) in found
    assert ("experience", True) in found


def test_a_label_that_opens_a_short_run_together_line_is_its_heading() -> None:
    text = "Writer\n\nRequired Skills & Experience:Proven writing skills.2 years of newspaper experience\n"
    assert kinds(text) == [("experience", True)]


def test_a_heading_with_its_colon_is_seen_behind_a_line_without_a_stop() -> None:
    text = (
        "Yard Planner. We move railcars between four plants and answer for every one of them. Book slots at the depots "
        "and keep drivers posted What you'll need: Bachelor's degree in logistics preferred. TMW is a plus. "
        "Forklift certification required Why you'll love it: free coffee and a view of the river for everybody here."
    )
    assert kinds(text) == [("education", False), ("skill", False), ("certification", True)]


def test_what_an_employer_says_of_itself_behind_a_list_ends_the_demands() -> None:
    text = (
        "Rate Clerk wanted. Send us your papers soon. Keep rate tables and check bills What you'll bring: "
        "2 years of billing experience. A background check is required. About Tolland: For over 30 years Tolland has "
        "built experience in freight and Tolland uses Oracle for it all over the world, with people who care about it."
    )
    assert kinds(text) == [("experience", True), ("background_check", True)]


@pytest.mark.parametrize(
    "opening",
    [
        "Strong spreadsheet skills",
        "Background in delivering projects",
        "Capable of working alone",
        "Proven sales skills",
    ],
)
def test_each_demand_of_a_line_stands_for_itself(opening: str) -> None:
    text = (
        "Requirements: "
        + "We are a studio of twelve people who draw parks and squares for towns and villages. " * 3
        + f"A degree in design with a recent focus on security {opening} Familiar with AutoCAD preferred"
    )
    criteria = kinds(text)
    assert ("education", True) in criteria
    assert ("skill", False) in criteria
    assert "background_check" not in [kind for kind, _ in criteria]


def test_hyphens_before_capitals_part_the_points_of_a_line() -> None:
    text = (
        "Our client seeks a Map Maker.   Location: Elko, NV   What the job is:  - Draw maps of mines and roads - "
        "Walk the land with the crews and take notes - Keep the archive of old maps in good order   Qualifications:  - "
        "Bachelor's degree in geography or a related field - Experience with QGIS - A photo diary is a plus - Own car"
    )
    criteria = kinds(text)
    assert ("education", True) in criteria
    assert ("skill", True) in criteria
    assert ("transport", True) in criteria


def test_a_heading_in_capitals_that_touches_a_stop_opens_its_section() -> None:
    text = (
        "POSITION TITLE: Radio Technician SALARY: $61,000 a year RESPONSIBILITIES:Repair mobile radios and "
        "the masts they need. Read plans and manuals, find faults with test equipment.QUALIFICATIONS:Experience with "
        "trunked radio systems. Have a valid driver's license with a clean driving record for the last three years."
    )
    assert kinds(text)[:2] == [("experience", True), ("license", True)]


def test_a_heading_of_one_word_is_seen_where_a_line_lost_its_breaks() -> None:
    text = (
        "Responsibilities Drive the plan for people and places with the owners of all twelve shops; act as a coach for "
        "leads and staff; keep the books of hours and pay in order, answer every letter in a day; settle quarrels "
        "early and kindly; oversee the people team Requirements 6 years or more of experience within human resources; "
        "Bachelor's degree in management or a related field"
    )
    assert kinds(text) == [("experience", True), ("education", True)]


def test_lines_that_only_ask_are_demands_below_a_heading_that_tells() -> None:
    text = (
        "Who We Are\n\nA relay service that carries calls between people who hear and people who sign, day and night, "
        "in two languages and nine states.\n\nAt least 18 years of age or older.\n\nHigh school diploma or equivalent."
        "\n\nTyping skill of at least 45 wpm.\n\nThank you for your interest in us!"
    )
    assert kinds(text) == [("minimum_age", True), ("education", True), ("skill", True)]


def test_markdown_with_a_break_tag_here_and_there_is_markdown() -> None:
    text = (
        "# Keeper\n\n## Required\n\n- Experience keeping a lab\n- High school diploma\n\n## Preferred\n\n- Experience "
        "with soil samples\n- Master's degree\n\nSend it to:<br/>\nSoil House<br/>\nOrono, ME"
    )
    assert kinds(text) == [("experience", True), ("education", True), ("experience", False), ("education", False)]


def test_a_label_speaks_for_the_lines_that_its_own_line_lost() -> None:
    text = (
        "Server Keeper Duties: Install servers and the cables between them; watch what is used and what is not; answer "
        "calls at night; write down what was done.Skills/Qualifications: Bachelor's degree in computing. Able to talk "
        "to everybody in plain words Experience with UNIX administration Experience with network cabling and its tools"
    )
    assert kinds(text) == [("education", True), ("experience", True), ("experience", True)]


def test_a_heading_that_touches_the_name_it_holds_ends_the_demands() -> None:
    text = (
        "Requirements\n\nProficiency in Visio. Send your papers to the desk About Dell RowDell Row is a national firm "
        "that sells Oracle and SAP in nine states, with experience in banking and in health care, since 1991. Thanks."
    )
    assert kinds(text) == [("skill", True)]


def test_demands_that_follow_duties_without_a_heading_are_demands() -> None:
    markup = (
        "<h2>Shop Keeper</h2><h3>Responsibilities</h3><ul><li>Opens the shop at seven</li><li>Counts the till</li></ul>"
        "<p>Two years of retail experience</p><p>Proficient with QuickBooks</p><p>Friendly, calm and quick</p>"
        "<p>Bachelor's degree preferred</p><h3>Perks</h3><p>Coffee</p>"
    )
    assert kinds(markup) == [("experience", True), ("skill", True), ("education", False)]


def test_two_lines_that_sound_like_demands_leave_duties_what_they_are() -> None:
    markup = (
        "<h2>Shop Keeper</h2><h3>Responsibilities</h3><ul><li>Opens the shop at seven</li></ul>"
        "<p>Knowledge of QuickBooks is taught in the first week</p><p>Ability to lead is what our owner likes</p>"
    )
    assert kinds(markup) == []


def test_dots_behind_a_heading_are_as_good_as_a_colon() -> None:
    text = (
        "About Tarn…Tarn ships books and toys for three hundred stores and is proud of its people and its trucks. "
        "What you'll do….. Set up computers for everybody in the house and mend them, by day and by night, with a "
        "smile for those who broke them. You might be a great fit if…You hold an associate's degree in computing. "
        "You have 2 years of help desk experience.\n"
    )
    assert kinds(text) == [("education", True), ("experience", True)]


def test_marks_of_markdown_headings_inside_a_line_open_sections() -> None:
    text = (
        "# Responsibilities* Find what the shows may cost* Weigh what a change of price does to the year, and tell "
        "those who sell* Keep the reports, week by week and show by show, and guard the tools they need.# "
        "Basic Qualifications* Three years in a pricing role* Proficient in SAS# Preferred Qualifications* "
        "Master's degree"
    )
    assert kinds(text) == [("experience", True), ("skill", True), ("education", False)]


def test_the_next_heading_at_the_end_of_a_line_ends_it() -> None:
    text = "EDUCATION & EXPERIENCE:\n\nTwo years of bookkeeping PAY RANGE:\n\nOur pay depends on experience in SAP.\n"
    assert kinds(text) == [("experience", True)]


def test_a_heading_names_the_job_it_is_for() -> None:
    text = (
        "We have visits in five towns and more to come, and nurses who like it. Duties for Registered Nurse (RN): "
        "Visits at home and care plans, supplies and calls for help in the night, with people who listen "
        "Qualifications for Registered Nurse (RN): Current Ohio RN license. Two years of home care experience"
    )
    assert kinds(text) == [("license", True), ("experience", True)]


def test_bullets_inside_an_item_part_it() -> None:
    text = "Requirements\n\n- GED required• One year of desk experience preferred• Own car\n- Must be 21\n"
    assert kinds(text) == [("education", True), ("experience", False), ("transport", True), ("minimum_age", True)]


@pytest.mark.parametrize("last", ["Preferred Qualifications", "PREFERRED SKILLS", "NICE TO HAVE:"])
def test_a_heading_at_the_end_of_a_point_opens_the_next_points(last: str) -> None:
    markup = (
        "<h2>Wirer</h2><h3>Basic Qualifications</h3><p>Knowledge of QuickBooks<br>Ability to lift 40 pounds</p>"
        f"<p>Experience with racks and cabling {last}</p><p>Experience with phones</p><p>Bachelor's degree</p>"
    )
    text = markup.replace("<h2>", "").replace("</h2>", "\n\n").replace("<h3>", "").replace("</h3>", "\n\n")
    plain = text.replace("<br>", "\n").replace("<p>", "").replace("</p>", "\n")
    assert kinds(plain)[-3:] == [("experience", True), ("experience", False), ("education", False)]


def test_years_belong_to_the_experience_behind_them_in_a_line_that_lost_its_breaks() -> None:
    text = (
        "Must have: "
        + "We keep servers for twelve towns and mend them at night, while the towns sleep. " * 4
        + "4 years Experience with server upkeep and repair 3 years Experience with shift planning"
    )
    found = [c.to_dict() for c in read_posting(text).criteria if c.kind == "experience"]
    assert [c["min_years"] for c in found] == [4, 3]


@pytest.mark.parametrize("led", ["Factors (not required) that move your pay:", "Any of these is desired:"])
def test_a_line_of_wishes_speaks_for_the_list_below_it(led: str) -> None:
    markup = f"<h2>Helper</h2><p>{led}</p><ul><li>Experience in retail</li><li>Associate degree</li></ul>"
    assert True not in [wanted for _, wanted in kinds(markup)]


def test_an_item_may_hold_the_lead_in_of_the_items_below_it() -> None:
    markup = (
        "<h3>What You Need</h3><ul><li>Experience in one of the following areas is desired: - Motion control</li>"
        "<li>Embedded C</li><li>Visual Studio</li></ul>"
    )
    assert True not in [wanted for _, wanted in kinds(markup)]


@pytest.mark.parametrize("wished", ["PREFERRED SKILLS/QUALIFICATIONS", "Nice To Haves", "Preferred Skills"])
@pytest.mark.parametrize("joint", [" ", ""])
def test_a_bare_heading_of_wishes_is_seen_in_a_line_that_lost_its_breaks(wished: str, joint: str) -> None:
    text = joint.join(
        (
            "We answer letters for forty towns, from permits to playgrounds, and we read every one of them twice.",
            "REQUIRED SKILLS/QUALIFICATIONS",
            "Bachelor's degree in law or a related field with three years of experience in an office and quiet ways",
            wished,
            "Proficiency with Excel and Access",
            "Ability to speak Korean.",
        )
    )
    criteria = kinds(text)
    assert ("education", True) in criteria
    assert [wanted for kind, wanted in criteria if kind in ("skill", "language")] == [False, False, False]


def wishes(text: str) -> dict[str, bool | None]:
    return {criterion.kind: criterion.required for criterion in read_posting(text).criteria}


def test_a_demand_ends_with_how_much_it_is_wanted() -> None:
    text = (
        "Requirements: Associate's degree in horticulture preferred 2+ years in a nursery Valid driver's license "
        "required Spanish a plus Must be able to lift 40 pounds"
    )
    assert wishes(text) == {
        "education": False,
        "experience": True,
        "license": True,
        "language": False,
        "physical": True,
    }


@pytest.mark.parametrize(
    "line",
    ["We offer the preferred Bachelor's program of the county", "Attendance is required Monday through Friday"],
)
def test_a_wish_inside_a_sentence_ends_nothing(line: str) -> None:
    from bot.postings.formats.lost_breaks import is_glued

    assert not is_glued(line)


def test_a_hedge_before_a_lost_break_is_for_its_own_line() -> None:
    text = (
        "Requirements\n\n- May be required to lift 50 pounds in the cold store or the Must be 21 or older to serve beer"
    )
    text += (
        ", as the law of the state has it for bars, taverns and clubs, and for the people who work behind their " * 2
    )
    assert wishes(text.replace("- May", "May"))["minimum_age"] is True


def test_gaps_inside_a_long_line_are_breaks() -> None:
    text = (
        "We press shirts for hotels.   SCHEDULE:Monday-Friday  ATTRIBUTES    High school diploma or GED    "
        "2+ years of laundry experience    Spanish preferred    RESPONSIBILITIES    Press shirts and fold linen"
    )
    assert wishes(text) == {"education": True, "experience": True, "language": False}


def test_gaps_where_a_paragraph_was_indented_are_no_breaks() -> None:
    from bot.postings.formats.broken_lines import parted

    line = "Owns the tasks of the     office and those of the     Computer     Science chair of the faculty, " * 2
    assert parted(line) == [line]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Experience with payroll tools (e.g.\nGusto) is a plus.", False),
        ("Exposure to or experience with engraving tools (files, burins, gravers\nand so on) is nice to have.", False),
        ("Experience with payroll tools (Gusto)\nForklift license (class 1) is a plus", True),
    ],
)
def test_a_line_that_broke_inside_brackets_goes_on(lines: str, wanted: bool) -> None:
    criteria = read_posting(f"Requirements\n\n{lines}").criteria
    assert criteria[0].required is wanted


@pytest.mark.parametrize(
    "heading", ["PREFERRED JOB REQUIREMENTS:", "Preferred Job Requirements:", "DESIRED SHOP QUALIFICATIONS:"]
)
def test_a_heading_inside_a_line_is_taken_whole(heading: str) -> None:
    text = f"Bakes bread for two shops and a market. Frequent early starts. {heading} *2 years of baking experience."
    assert wishes(text) == {"experience": False}


def test_a_heading_in_capitals_ends_the_words_before_it() -> None:
    text = (
        "The lodge has forty rooms and a boat house, and most of its guests come back every year. We have kept it in "
        "the family for sixty years. DUTIES: Greets guests at the front door of the "
        "lodge Commitment and adherence to company Core Values "
        "EDUCATION AND/OR EXPERIENCE: 3 years of hotel experience. DEPARTMENT SPECIFIC REQUIREMENTS Spanish required."
    )
    assert wishes(text) == {"experience": True, "language": True}


def test_hyphens_that_touch_a_word_are_bullets() -> None:
    text = (
        "Requirements\n\n- At least an associate's degree - Experience in a greenhouse is highly desired - Excellent "
        "writing skills - Proficiency in Excel and Word - Friendly voice on the phone - Good humour"
    )
    assert wishes(text) == {"education": True, "experience": False, "skill": True}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Proficiency in Word and PowerPointMust be able to write EnglishOwn car", "PowerPoint"),
        ("Strong proficiency in LaserProOwn carDriver's license", "LaserPro"),
    ],
)
def test_a_name_with_a_capital_inside_stays_whole(line: str, name: str) -> None:
    text = f"Requirements\n\n{line}"
    assert name in str([criterion.evidence for criterion in read_posting(text).criteria])


def test_keywords_ask_for_nothing() -> None:
    text = "Requirements\n\n- Two years of sales\n\nKeywords: Boston Jobs, Sales, Python, Excel, SQL, Boston Recruiters"
    assert wishes(text) == {"experience": True}


def test_a_heading_in_capitals_is_not_halved_where_it_touches_what_it_stands_over() -> None:
    text = (
        "Must be able to climb a ladder and to work outdoors in any weather on most days of the year."
        "PREFERRED QUALIFICATIONS:Two years of roofing experience.Experience with a nail gun and with a brake press."
    )
    assert [criterion.required for criterion in read_posting(text).criteria if criterion.kind == "experience"] == [
        False,
        False,
    ]
