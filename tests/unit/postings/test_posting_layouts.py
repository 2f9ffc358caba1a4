"""Layouts that postings really have: lists under a sentence, headings without marks, names in the opening lines."""

from __future__ import annotations

import pytest

from bot.postings import read_posting


def kinds(markup: str) -> list[tuple[str, bool | None]]:
    return [(criterion.kind, criterion.required) for criterion in read_posting(markup).criteria]


def test_a_list_that_a_sentence_introduces_is_a_list_of_demands() -> None:
    markup = (
        "<p>The clerk files deeds. The successful candidate will have the following:</p>"
        "<p>&middot; Minimum of two years of title experience</p><p>&middot; Paralegal certificate</p>"
    )
    assert kinds(markup) == [("experience", True), ("certification", True)]


def test_a_list_introduced_as_preferred_holds_wishes() -> None:
    markup = "<p>Candidates are preferred who have:</p><ul><li>Bachelor's degree in forestry</li></ul>"
    assert kinds(markup) == [("education", False)]


def test_a_short_line_over_a_list_is_its_heading() -> None:
    text = "Packer\n\nBasics\n- 18+ years old\n- Lift 40 pounds\n\nExtra credit\n- Forklift certification\n"
    assert kinds(text) == [("minimum_age", True), ("physical", True), ("certification", False)]


def test_data_without_a_description_leave_the_page_to_be_read() -> None:
    page = (
        '<script type="application/ld+json">{"@type": "JobPosting", "validThrough": "2030-01-01"}</script>'
        "<h1>Surveyor</h1><h2>Qualifications</h2><ul><li>Three years of surveying experience</li></ul>"
    )
    assert kinds(page) == [("experience", True)]


def test_a_typical_way_to_qualify_is_no_knock_out() -> None:
    text = (
        "MINIMUM QUALIFICATIONS:\nAny combination of experience and training that would likely give the knowledge is "
        "qualifying. A typical way would be:\nOne year of clerical experience.\n\nLICENSE:\nA valid driver's license.\n"
    )
    assert kinds(text) == [("experience", None), ("license", True)]


def test_a_list_that_reads_as_demands_is_one_under_any_heading() -> None:
    items = "<li>Valid driver's license</li><li>One year of route experience</li><li>Lift 45 lbs</li>"
    assert kinds(f"<h1>Driver</h1><h3>Desert Sun Linen</h3><ul>{items}</ul>") == [
        ("license", True),
        ("experience", True),
        ("physical", True),
    ]


def test_a_list_below_the_demands_under_a_heading_of_unknown_words_knocks_nobody_out() -> None:
    asked = "<h3>Requirements</h3><ul><li>High school diploma</li><li>Two years of route experience</li></ul>"
    below = "<ul><li>Forklift certification</li><li>Dispatch experience</li><li>Must speak Spanish</li></ul>"
    assert kinds(f"<h1>Driver</h1>{asked}<h3>The blue notebook</h3>{below}") == [
        ("education", True),
        ("experience", True),
        ("certification", None),
        ("experience", None),
        ("language", True),
    ]
    assert kinds(f"<h1>Driver</h1>{asked}<h3>Ideal</h3>{below}")[2:4] == [
        ("certification", False),
        ("experience", False),
    ]
    for heading in ("Technical", "For helpers:", "Driver II"):
        assert kinds(f"<h1>Driver</h1>{asked}<h4>{heading}</h4>{below}")[2:] == [
            ("certification", True),
            ("experience", True),
            ("language", True),
        ]


def test_a_list_of_tasks_under_an_unknown_heading_asks_nothing() -> None:
    items = "<li>Drive a set route</li><li>Unload linen at 20 hotels</li><li>Keep the truck clean</li>"
    assert kinds(f"<h1>Driver</h1><h3>Desert Sun Linen</h3><ul>{items}</ul>") == []


def test_the_columns_of_a_table_say_how_much_is_wanted() -> None:
    table = (
        "<table><tr><th>Topic</th><th>Required</th><th>Preferred</th></tr>"
        "<tr><td>Education</td><td>GED</td><td>Associate degree</td></tr>"
        "<tr><td>Experience</td><td>None</td><td>Two years of soldering experience</td></tr></table>"
    )
    assert kinds(f"<h1>Assembler</h1>{table}") == [("education", True), ("education", False), ("experience", False)]


def test_capitals_before_a_colon_are_a_heading_inside_a_line() -> None:
    line = (
        "Our clinic is adding a groomer who loves old dogs, large dogs and shy cats, and who keeps the room calm. "
        "WHAT WE ASK: one year of grooming experience; a valid driver's license. NICE TO HAVE: CPR certification. "
        "WHAT WE GIVE: paid holidays after 90 days, health insurance after 6 months, and free care for two pets."
    )
    assert kinds(line) == [("experience", True), ("license", True), ("certification", False)]


@pytest.mark.parametrize(
    ("employer", "markup"),
    [
        ("Nova Robotics", "<h1>Field Engineer</h1><p>Nova Robotics · Austin, TX · Full-time</p>"),
        ("Hillcrest School District", "<h1>Bus Driver</h1><p>Hillcrest School District</p><p>$21 an hour</p>"),
        ("Orbit Software", "<p>Orbit Software builds tools for banks. We want a developer.</p>"),
        ("Abel & Ray LLP", "<p>Abel & Ray LLP, a small firm in Reno, seeks a file clerk.</p>"),
        ("Silverline Windows", "Why Silverline Windows?\nGreat pay and early Fridays."),
    ],
)
def test_an_employer_is_found_where_postings_name_it(employer: str, markup: str) -> None:
    assert read_posting(markup).employer == employer


def test_the_beginning_of_a_title_is_no_employer() -> None:
    posting = read_posting("<h1>Environmental Health Manager</h1><p>Environmental Health Manager makes sites safe.</p>")
    assert posting.employer is None


@pytest.mark.parametrize("title", ["=== NICE TO HAVE ===", "*NICE TO HAVE*", "--- Nice to have ---"])
def test_a_line_between_rules_or_stars_is_a_heading(title: str) -> None:
    text = f"Packer\n\n=== WHAT YOU NEED ===\n- 18 or older\n\n{title}\n- Forklift certification\n"
    assert kinds(text) == [("minimum_age", True), ("certification", False)]


def test_a_label_in_capitals_speaks_for_the_list_below_it() -> None:
    markup = (
        "<p>DUTIES:</p><ul><li>Sort parcels</li></ul><p>QUALIFICATIONS: These are the least we accept.</p>"
        "<ul><li>High school diploma</li><li>Insurable driving record</li></ul><p>WE PAY: $21 an hour.</p>"
        "<p>Must live within 30 minutes of the depot.</p>"
    )
    assert kinds(markup) == [("education", True), ("other", True), ("location", True)]


def test_what_stands_alone_below_licenses_is_a_certificate() -> None:
    text = "Welder\n\nLicense/Certification:\nNIMS (Preferred)\n\nWork Location: In person\n"
    assert kinds(text) == [("certification", False)]


def test_the_second_half_of_a_line_about_experience_is_experience() -> None:
    text = "Nurse\n\nEXPERIENCE\nTwo years of nursing experience required; emergency room strongly preferred.\n"
    assert kinds(text) == [("experience", True), ("experience", False)]


def test_the_rows_of_a_form_that_ran_together_are_read_each_by_itself() -> None:
    text = (
        "Tire and brake work in a small garage that has served the same street for thirty years. You will check in "
        "cars, change tires and brakes, order parts, keep the bays clean and talk with customers at the counter."
        "Job Type:Full-timeLicense:ASE A5 (Preferred)Drivers (Required)"
        "Shop Type:IndependentTool Reimbursement:NoSchedule:Monday to FridayWeekends required10 hour shift"
        "Company's Facebook page:Orr & GrayBenefit Conditions:Waiting period may apply"
    )
    assert kinds(text) == [("certification", False), ("license", True), ("availability", True)]
    assert read_posting(text).employer == "Orr & Gray"


def test_items_that_tell_what_is_done_are_duties_among_demands() -> None:
    items = [
        "Greets guests by name",
        "Logs parcels",
        "Watches the cameras",
        "Walks the garage twice a night",
        "CPR card",
    ]
    listed = "".join(f"<li>{item}</li>" for item in items)
    posting = read_posting(f"<h2>Doorman</h2><h3>Requirements</h3><ul>{listed}</ul>")
    assert [criterion.kind for criterion in posting.criteria] == ["certification"]


def test_each_position_of_a_page_has_its_own_list_though_its_heading_tells_hours_or_pay() -> None:
    page = (
        "<p>Open positions:</p><p><b>Welder, 2nd shift</b></p><ul><li>2 yrs MIG</li><li>18+</li></ul>"
        "<p><b>Yard Hand – full time, $19/hr pay</b></p><ul><li>Valid driver's license</li><li>Lift 60 lbs</li></ul>"
    )
    assert kinds(page) == [("experience", True), ("minimum_age", True), ("license", True), ("physical", True)]


def test_a_demand_over_a_long_line_is_no_heading() -> None:
    text = (
        "Qualifications\n\nWorking knowledge of Excel\n\nAble to work early mornings and alternating weekends in "
        "season, now and then on short notice when the weather does what the weather does\n"
    )
    assert kinds(text)[0] == ("skill", True)


def test_what_is_not_optional_is_demanded() -> None:
    text = "Not optional\n- High school diploma\n- Reliable transportation\n"
    assert kinds(text) == [("education", True), ("transport", True)]


def test_lettered_lines_joined_by_or_are_ways_in() -> None:
    text = (
        "Requirements\n- A) Bachelor's degree and one year of work in a college office; OR\n"
        "- B) Associate degree and three years of work in a college office\n- A valid driver's license\n"
    )
    found = [(c.kind, c.alternative) for c in read_posting(text).criteria]
    assert found == [("education", 1), ("experience", 1), ("education", 2), ("experience", 2), ("license", None)]


def test_a_line_that_says_only_or_parts_two_ways_in() -> None:
    text = "Requirements\n- Five years of drafting experience\nOR\n- Associate degree in drafting\n- Lift 20 lbs\n"
    assert [c.alternative for c in read_posting(text).criteria] == [1, 2, None]


def test_a_short_advertisement_asks_in_a_few_words() -> None:
    text = "Busy shop needs a press hand. We run two shifts. 2 yrs min. HS or GED. Call Ray any day after 3."
    assert kinds(text) == [("experience", True), ("education", True)]


def test_job_seekers_in_a_few_words_are_no_demand() -> None:
    assert kinds("We bake bread. Drivers have all been here 5 years. Cooks and drivers welcome. Call us.") == []


def test_a_row_of_a_form_repeats_what_the_employer_said_in_other_words() -> None:
    text = (
        "Barber shop seeks help\n\nRequirements\n- Client-facing experience, at least one year\n"
        "- Licensed skin therapist\n"
        "- LST license in Ohio\n\nExperience:\n- Client service: 1 year (Required)\n\nLicense/Certification:\n"
        "- Skin Therapist License (Required)\n"
    )
    names = [(c.kind, c.get("name") or c.get("min_years")) for c in read_posting(text).criteria]
    assert sorted(names) == [("experience", 1), ("license", "LST license")]


@pytest.mark.parametrize(
    ("wordings", "names"),
    [
        (("BLS certification", "Basic Life Support", "Current BLS card"), ["Basic Life Support"]),
        (("Class A CDL", "Valid commercial driver's license"), ["Class A CDL"]),
        (("CMA or RMA", "Certified Medical Assistant"), ["CMA or RMA"]),
        (("Food handler's card", "Food handlers permit"), ["Food handlers permit"]),
        (
            ("CCC-SLP", "Current state license as a Speech-Language Pathologist"),
            ["CCC-SLP", "Speech-Language Pathologist"],
        ),
        (("CDL required", "Class A CDL preferred"), ["CDL", "Class A CDL"]),
    ],
)
def test_a_paper_in_several_wordings_is_one_demand(wordings: tuple[str, ...], names: list[str]) -> None:
    markup = "<h3>Requirements</h3><ul>" + "".join(f"<li>{one}</li>" for one in wordings) + "</ul>"
    assert [c.get("name") for c in read_posting(markup).criteria] == names


def test_a_wish_of_two_classes_of_licence_stays_two() -> None:
    markup = "<h3>Requirements</h3><ul><li>State license as a Physical Therapist</li><li>OCS-PT certificate</li></ul>"
    assert [kind for kind, _ in kinds(markup)] == ["license", "certification"]


def test_an_item_that_ends_in_a_break_does_not_swallow_the_heading_below() -> None:
    markup = (
        "<p><b>What you need</b></p><ul><li>Two years of payroll experience<br></li></ul>"
        "<p><b>How a week runs</b></p><ul><li>Key new hires into Excel</li></ul>"
    )
    assert kinds(markup) == [("experience", True)]


def test_a_line_written_as_a_heading_between_blank_lines_is_one() -> None:
    text = "Florist\n\nWhat We Need\n\nTwo years of design.\n\nWhat Would Truly Delight Us\n\nShopify experience.\n"
    assert ("skill", False) in kinds(text)


def test_a_paragraph_about_the_one_who_is_sought_ends_the_duties() -> None:
    markup = (
        "<p><b>Duties</b></p><ul><li>File deeds</li><li>Answer calls</li></ul>"
        "<p>We would like a quick typist. Notary commission helpful.</p>"
    )
    assert kinds(markup) == [("certification", False)]


@pytest.mark.parametrize(
    "heading", ["Prefferred Qualifications", "Preferred Qualifcations", "Perferred Skills", "Desirable Experiance"]
)
def test_a_misspelt_heading_of_wishes_still_wishes(heading: str) -> None:
    markup = f"<h3>{heading}</h3><ul><li>Forklift certification</li><li>Ability to lift 60 pounds</li></ul>"
    assert kinds(markup) == [("certification", False), ("physical", False)]


def test_lines_that_an_email_program_broke_are_joined() -> None:
    text = (
        "Night Auditor\n\nWe are a small family motel on the lake. The person we hire will balance the day's\n"
        "receipts, watch the front desk, and help guests who arrive late. You must have at\n"
        "least two years of experience with hotel accounting or front desk work. A valid\n"
        "driver's license is preferred. Must be able to lift 30 pounds.\n"
    )
    assert kinds(text) == [("experience", True), ("license", False), ("physical", True)]


def test_a_lead_in_that_ends_in_a_dash_leads_lines_without_bullets() -> None:
    text = (
        "Cook\n\nDUTIES\nCook breakfast\n\nWe would like to talk with people who have experience in the following-\n"
        "Line cook experience\nServSafe certificate\n\nWe open at six.\n"
    )
    assert ("certification", True) in kinds(text)


def test_escaped_bullets_are_bullets() -> None:
    assert kinds("Baker\n\n**You Bring:**\n\\- 2\\+ years of baking experience\n\\- ServSafe\n") == [
        ("experience", True),
        ("certification", True),
    ]


def test_a_title_that_leads_to_a_list_opens_it() -> None:
    text = (
        "Analyst\n\nPerks\nLunch on Fridays\n\nSpecific Requirements For The Budget Analyst Include\n"
        "2-10+ years of budgeting experience\nAbout Alder Fund:\nWe lend to farms and ask for five years of books.\n"
    )
    assert kinds(text) == [("experience", True)]


def test_a_wish_among_the_duties_is_a_wish() -> None:
    markup = "<h3>Duties</h3><ul><li>Fold linen</li><li>Previous hotel experience would be beneficial</li></ul>"
    assert kinds(markup) == [("experience", False)]


def test_labels_of_wishes_inside_a_line_speak_for_what_follows() -> None:
    text = (
        "Guide\n\nThe office helps visitors with the trails and runs the desk on weekends all year. Guides meet the "
        "first bus, answer the phone, and close the gate when the last car has left the lot in the evening. Required "
        "Experience: 2 years of guiding. Preferred Experience: 1 year of desk work in a park. Experience with school "
        "groups Required Skills, Knowledge and Abilities: Ability to lift 40 pounds.\n\nWhat Will Put You Ahead\n"
        "- Forklift card\n"
    )
    assert kinds(text) == [
        ("experience", True),
        ("experience", False),
        ("experience", False),
        ("physical", True),
        ("certification", False),
    ]


def test_a_paragraph_about_the_one_who_is_sought_ends_the_perks() -> None:
    markup = (
        "<h2>Shop Manager</h2><h3>Pay and Perks</h3><p>Free pizza for managers with experience.</p>"
        "<p>We are looking for someone with at least 5 years in a supervisory role. Must know OpenTable.</p>"
    )
    assert kinds(markup) == [("experience", True), ("skill", True)]


def test_a_tool_that_is_the_employer_is_asked_only_where_it_must_be_known() -> None:
    page = "# Seller\n\nCompany: Paylocity\n\n## Requirements\n\n- {}\n- Must be 18\n"
    assert kinds(page.format("Presentation skills to represent Paylocity well")) == [("minimum_age", True)]
    assert kinds(page.format("Experience with Paylocity"))[0] == ("skill", True)


def test_a_field_of_schooling_in_a_job_s_name_opens_no_section() -> None:
    text = (
        "We seek a qualified Special Education Teacher for our school by the river, who likes children, mornings and "
        "plays. Lessons begin at eight and end at three, and there is a garden, a pond and a workshop with a forge; "
        "songs are something we share with each other here. Requirements for the position: Valid Ohio teaching "
        "license and a way with words.\n"
    )
    assert kinds(text) == [("license", True)]


def test_a_heading_over_what_one_needs_to_apply_asks() -> None:
    text = "Analyst\n\nSound like you? To apply you need to have:\n\nBachelor's degree in finance\n\nOwn car\n"
    assert kinds(text) == [("education", True), ("transport", True)]


def test_what_a_nested_list_is_led_by_ends_with_it() -> None:
    inner = "<li>Experience with any of these is a plus:<ul><li>AutoCAD</li><li>Revit</li></ul></li>"
    wanted = [("experience", True), ("skill", False), ("skill", False), ("license", True)]
    markup = f"<h3>Requirements</h3><ul><li>Two years of plumbing</li>{inner}<li>Valid driver's license</li></ul>"
    text = (
        "Requirements\n\n- Two years of plumbing\n- Experience with any of these is a plus:\n  - AutoCAD\n  - Revit\n"
        "- Valid driver's license\n"
    )
    assert kinds(markup) == kinds(text) == wanted


LEADS = {
    "You must have:": True,
    "We are looking for someone with:": True,
    "The following would strengthen your application:": False,
    "Candidates with these will be considered first:": False,
    "The following are not required but will help you in the job.": False,
    "You might have:": None,
    "Most successful applicants have:": None,
    "We will teach you:": None,
}


@pytest.mark.parametrize("lead", LEADS)
def test_the_line_that_leads_to_a_list_says_how_much_of_it_is_wanted(lead: str) -> None:
    asked = "<h3>Requirements</h3><ul><li>High school diploma</li></ul>"
    items = "<ul><li>Two years of retail experience</li><li>CPR certification</li></ul>"
    assert kinds(f"{asked}<p>{lead}</p>{items}") == [
        ("education", True),
        ("experience", LEADS[lead]),
        ("certification", LEADS[lead]),
    ]


def test_a_line_turns_to_wishes_at_a_label_inside_it() -> None:
    text = "<h3>Requirements</h3><p>High school diploma; own car. Preferred: fluent in Spanish; AutoCAD.</p>"
    assert kinds(text) == [("education", True), ("transport", True), ("language", False), ("skill", False)]
