use super::Vocabulary;

/// The lists that `pm.yaml` may add words to. Of what an added word means no rule knows anything, and so none concludes
/// anything from it.
pub const EXTENSIBLE: &[&str] = &["method", "research-method", "category", "as", "requested-as", "role"];

/// One list a block: the words, then words that are read as one of them, then what only such a word can say.
macro_rules! vocabularies {
    ($(
        $(#[$doc:meta])*
        $type:ident $name:literal {
            $($word:literal $variant:ident),+ $(,)?
            $(; read as: $($synonym:literal $meant:ident),+ $(,)?)?
            $(; only read: $($hidden_word:literal $hidden:ident),+ $(,)?)?
        }
    )+) => {
        /// The names of all lists.
        pub const VOCABULARIES: &[&str] = &[$($name),+];

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
            pub enum $type { $($variant,)+ $($($hidden,)+)? }

            impl Vocabulary for $type {
                const NAME: &'static str = $name;
                const WORDS: &'static [(&'static str, Self)] = &[$(($word, $type::$variant)),+];
                const SYNONYMS: &'static [(&'static str, Self)] = &[
                    $($(($synonym, $type::$meant),)+)?
                    $($(($hidden_word, $type::$hidden),)+)?
                ];
            }

            impl std::fmt::Display for $type {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.pad(self.word())
                }
            }

            impl serde::Serialize for $type {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.word())
                }
            }
        )+
    };
}

vocabularies! {
    /// What a vision is the vision of. The first is the default.
    Scope "scope" { "company" Company, "product" Product }

    /// What an initiative is for the company. The first is the default.
    Work "work" { "bet" Bet, "upkeep" Upkeep, "mandate" Mandate }

    /// Who or what an initiative was asked for by.
    RequestedAs "requested-as" {
        "customer" Customer, "sales" Sales, "marketing" Marketing, "support" Support, "partner" Partner,
        "executive" Executive, "technology" Technology, "regulation" Regulation, "research" Research, "team" Team,
    }

    /// How far an initiative is paid for.
    FundingStage "funding-stage" { "discover" Discover, "validate" Validate, "build" Build, "scale" Scale }

    /// How an experiment is run.
    Method "method" {
        "concierge" Concierge, "wizard-of-oz" WizardOfOz, "prototype" Prototype, "concept-test" ConceptTest,
        "fake-door" FakeDoor, "smoke-test" SmokeTest, "ab-test" AbTest, "pilot" Pilot, "interview" Interview,
        "survey" Survey, "other" Other,
    }

    /// What an experiment said about its hypothesis.
    Verdict "verdict" { "supported" Supported, "refuted" Refuted, "inconclusive" Inconclusive }

    /// What was made of an experiment.
    Decision "decision" { "persevere" Persevere, "pivot" Pivot, "scale" Scale, "stop" Stop }

    /// What a metric's number observes.
    Measures "measures" {
        "customer" Customer, "business" Business, "system" System, "work" Work
        ; read as: "output" Work, "activity" Work
        // Customer or business; the text does not say which.
        ; only read: "outcome" Outcome
    }

    /// Which way a metric should move. The first is the default.
    Better "better" { "up" Up, "down" Down, "within" Within }

    /// What a metric is about.
    Category "category" {
        "acquisition" Acquisition, "activation" Activation, "engagement" Engagement, "retention" Retention,
        "referral" Referral, "revenue" Revenue, "satisfaction" Satisfaction, "task-success" TaskSuccess,
        "cost" Cost, "quality" Quality
        // HEART's names.
        ; read as: "happiness" Satisfaction, "adoption" Activation
    }

    /// How research was done.
    ResearchMethod "research-method" {
        "interview" Interview, "observation" Observation, "survey" Survey, "feedback" Feedback, "diary" Diary,
        "usability-test" UsabilityTest, "analytics" Analytics, "market" Market, "desk" Desk,
    }

    /// What a segment is to the product.
    SegmentRole "as" { "user" User, "customer" Customer, "buyer" Buyer, "partner" Partner }

    /// Which meeting a review belongs to.
    ReviewCadence "review-cadence" {
        "quarterly-business" QuarterlyBusiness, "quarterly-initiative" QuarterlyInitiative,
        "monthly-release" MonthlyRelease,
    }

    /// What somebody is in a team.
    Role "role" {
        "associate-product-manager" AssociateProductManager, "product-manager" ProductManager,
        "senior-product-manager" SeniorProductManager, "director-of-product" DirectorOfProduct,
        "vp-product" VpProduct, "chief-product-officer" ChiefProductOfficer, "designer" Designer,
        "engineer" Engineer, "other" Other,
    }

    /// Where a cost of delay comes from (Black Swan Farming's four).
    ValueType "value-type" {
        "increase_revenue" IncreaseRevenue, "protect_revenue" ProtectRevenue, "reduce_cost" ReduceCost,
        "avoid_cost" AvoidCost,
    }

    /// Value in the matrix of value and urgency.
    MatrixValue "value" { "killer" Killer, "bonus" Bonus, "meh" Meh }

    /// Urgency in the matrix of value and urgency.
    Urgency "urgency" { "asap" Asap, "soon" Soon, "whenever" Whenever }

    /// How the cost of delay runs over time. The first is the default.
    Profile "profile" {
        "long-life" LongLife, "deadline" Deadline, "short-life" ShortLife, "peak-affected" PeakAffected,
        "closing-window" ClosingWindow, "curve" Curve,
    }

    /// Whether something is so.
    Yes "yes-or-no" {
        "true" True, "false" False
        ; read as: "True" True, "False" False, "yes" True, "on" True, "no" False, "off" False
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Vocabulary + std::fmt::Debug>() {
        let all: Vec<&str> = T::WORDS.iter().chain(T::SYNONYMS).map(|(word, _)| *word).collect();
        for word in &all {
            assert_eq!(all.iter().filter(|other| other == &word).count(), 1, "{} has {word} twice", T::NAME);
            assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'_'), "{word}");
        }
        for (word, value) in T::WORDS {
            assert_eq!(value.word(), *word);
        }
    }

    #[test]
    fn lists_are_well_formed() {
        check::<Scope>();
        check::<Work>();
        check::<Method>();
        check::<ResearchMethod>();
        check::<Measures>();
        check::<Category>();
        check::<Role>();
        check::<Profile>();
        assert_eq!(Measures::Outcome.word(), "outcome");
        assert!(EXTENSIBLE.iter().all(|name| VOCABULARIES.contains(name)));
        assert!(!Work::is_extensible() && Method::is_extensible());
    }
}
