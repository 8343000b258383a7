use crate::graph::Place;
use crate::rank::exact::{Exact, exact, whole};
use crate::rank::item::{Item, absent};
use crate::rank::score::{Input, Value};
use crate::rank::{Lack, Reason};
use crate::typed::Field;
use crate::values::{Number, Share};

/// Gathers the figures of a method: what is there, and what is not.
pub struct Figures<'i> {
    item: &'i Item<'i>,
    /// The group of keys that they stand in, where it is written.
    pub group: Option<&'static str>,
    /// Its name, for what is absent as a whole.
    name: &'static str,
    inputs: Vec<Input>,
    lacks: Vec<Lack>,
}

impl<'i> Figures<'i> {
    pub fn of(item: &'i Item<'_>, name: &'static str, is_written: bool) -> Figures<'i> {
        Figures { item, group: is_written.then_some(name), name, inputs: Vec::new(), lacks: Vec::new() }
    }

    pub fn number(&mut self, name: &'static str, field: Option<&Field<Number>>) -> Exact {
        self.converted(name, field, |number| Ok(exact(*number)))
    }

    pub fn share(&mut self, name: &'static str, field: Option<&Field<Share>>) -> Exact {
        self.converted(name, field, |share| Ok(exact(share.fraction())))
    }

    /// A figure in the unit that the method counts in; 1 where it lacks, which is then never shown.
    pub fn converted<T>(
        &mut self,
        name: &'static str,
        field: Option<&Field<T>>,
        convert: impl Fn(&T) -> Result<Exact, String>,
    ) -> Exact {
        let reason = match field {
            None | Some(Field::Absent) => Reason::Absent,
            Some(Field::Invalid) => Reason::Unreadable,
            Some(Field::Present(written)) => match convert(written) {
                Ok(figure) => {
                    self.inputs.push(Input { name, value: Value::Number(figure.clone()) });
                    return figure;
                }
                Err(why) => Reason::Unusable(why),
            },
        };
        self.lack(name, reason);
        whole(1)
    }

    /// Puts a figure back that the method cannot use.
    pub fn check(&mut self, name: &'static str, figure: Exact, check: fn(&Exact) -> Result<(), &'static str>) -> Exact {
        match check(&figure) {
            Ok(()) => figure,
            Err(why) => {
                self.lack(name, Reason::Unusable(format!("its {} {why}", name.replace('_', " "))));
                whole(1)
            }
        }
    }

    fn lack(&mut self, name: &'static str, reason: Reason) {
        // Without the group there is one thing to be told, not four.
        let is_first = self.lacks.is_empty();
        match (&self.item.estimates, self.group) {
            (None, _) => {
                if is_first && let Err(lack) = &self.item.duration {
                    self.lacks.push(lack.of(self.name));
                }
            }
            (Some(_), Some(group)) => {
                let place = Place::at(self.item.estimated, ["estimates", group, name]);
                self.lacks.push(Lack { input: name, reason, place });
            }
            (Some(_), None) if name == "effort" => {
                self.lacks.push(Lack { input: name, reason, place: self.item.place(name) });
            }
            (Some(_), None) if is_first => self.lacks.push(absent(self.name, self.item.place(self.name))),
            _ => {}
        }
    }

    /// The columns, or all that lacks.
    pub fn inputs(self) -> Result<Vec<Input>, Vec<Lack>> {
        if self.lacks.is_empty() { Ok(self.inputs) } else { Err(self.lacks) }
    }
}

/// What is divided by has to be above zero.
pub fn positive(figure: &Exact) -> Result<(), &'static str> {
    if *figure > whole(0) { Ok(()) } else { Err("is not above zero") }
}
