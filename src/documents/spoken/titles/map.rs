use super::Title;

pub(super) const TITLES: &[Title] = &[
    ("brings", "brings", "bringt"),
    ("factor", "factor", "Faktor"),
    ("metric_not_found", "no metric of that name is found", "keine Kennzahl dieses Namens gefunden"),
    ("no_activity", "No activity is written down yet.", "Noch steht keine Tätigkeit darin."),
    ("no_reading", "no reading yet", "noch nicht gemessen"),
    ("no_release", "No release yet", "Noch in keinem Release"),
    ("no_story", "no story yet", "noch keine Story"),
    ("no_story_for", "no story in it yet for", "noch keine Story darin für"),
    ("no_story_names_it", "no story names it", "keine Story nennt ihn"),
    ("not_found", "not found", "nicht gefunden"),
    ("of", "of", "von"),
    ("of_the_way", "of the way", "des Weges"),
    ("release_unclear", "The release cannot be read", "Das Release ist nicht lesbar"),
    ("release_unknown", "no release of this map is called that", "so heißt kein Release dieser Karte"),
    ("story_map", "Story map", "Story Map"),
    ("takes", "takes", "dauert"),
    ("unread", "Entries that cannot be read and are not shown", "Einträge, die nicht lesbar sind und hier fehlen"),
];
