use crate::graph::Place;

/// Why an item has no place in an order: what is not there, or cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Lack {
    /// The input, in a word or two: `duration`.
    pub input: &'static str,
    pub reason: Reason,
    /// Where it stands, or would stand.
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is written.
    Absent,
    /// What is written cannot be read, and lint has said so.
    Unreadable,
    /// What is written is no basis for this: the sentence says why.
    Unusable(String),
}

/// Each reason once, in the order in which they were found.
pub fn sentences(lacks: &[Lack]) -> Vec<String> {
    let mut sentences: Vec<String> = lacks.iter().map(Lack::sentence).collect();
    sentences.dedup();
    sentences
}

impl Lack {
    /// The same for one of several inputs. What keeps the record out as a whole is said as that, and once.
    pub fn of(&self, input: &'static str) -> Lack {
        match self.reason {
            Reason::Absent => Lack { input, ..self.clone() },
            _ => self.clone(),
        }
    }

    /// In a table: "no duration".
    pub fn sentence(&self) -> String {
        match &self.reason {
            Reason::Absent => format!("no {}", self.words()),
            Reason::Unreadable => format!("its {} cannot be read", self.words()),
            Reason::Unusable(why) => why.clone(),
        }
    }

    /// The input as a sentence calls it: its key, or the scores that a method needs as a whole.
    fn words(&self) -> String {
        match self.input {
            "rice" => "figures for RICE".to_owned(),
            "wsjf" => "scores for WSJF".to_owned(),
            "ice" => "scores for ICE".to_owned(),
            "opportunity" => "figures for the opportunity score".to_owned(),
            "risk_reduction_opportunity_enablement" => "risk reduction and opportunity enablement".to_owned(),
            input => input.replace('_', " "),
        }
    }

    /// Whether writing the input down would mend it.
    pub fn is_absent(&self) -> bool {
        self.reason == Reason::Absent
    }
}
