use serde::Serialize;
use serde::ser::{
    Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
    Serializer,
};

use crate::typed::{INVALID, REFERENCE};

/// A typed value taken apart: what it is made of, and which struct each group of fields is.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Nothing,
    /// Written, and not to be read.
    Invalid,
    Leaf(String),
    /// The number of a reference within its record.
    Reference(usize),
    List(Vec<Tree>),
    /// The fields of a struct.
    Group(&'static str, Vec<(&'static str, Tree)>),
    /// Values by a name that somebody chose.
    Named(Vec<(String, Tree)>),
}

impl Tree {
    /// Takes a value apart. What serde cannot take apart, which no record has, is nothing.
    pub fn of<T: Serialize>(value: &T) -> Tree {
        value.serialize(Taker).unwrap_or(Tree::Nothing)
    }
}

type Failed = serde::de::value::Error;

#[derive(Clone, Copy)]
struct Taker;

struct Items(Vec<Tree>);

struct Fields(&'static str, Vec<(&'static str, Tree)>);

struct Names(Vec<(String, Tree)>);

macro_rules! as_leaf {
    ($($method:ident: $type:ty),* $(,)?) => {$(
        fn $method(self, value: $type) -> Result<Tree, Failed> {
            Ok(Tree::Leaf(value.to_string()))
        }
    )*};
}

impl Serializer for Taker {
    type Ok = Tree;
    type Error = Failed;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Impossible<Tree, Failed>;
    type SerializeMap = Names;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Tree, Failed>;

    as_leaf! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_str: &str,
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Tree, Failed> {
        Err(Failed::custom("bytes"))
    }

    fn serialize_none(self) -> Result<Tree, Failed> {
        Ok(Tree::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, Failed> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Tree, Failed> {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<Tree, Failed> {
        Ok(if name == INVALID { Tree::Invalid } else { Tree::Nothing })
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Tree, Failed> {
        Ok(Tree::Leaf(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<Tree, Failed> {
        let inner = value.serialize(self)?;
        match (&inner, name == REFERENCE) {
            (Tree::Leaf(number), true) => Ok(number.parse().map_or(Tree::Nothing, Tree::Reference)),
            _ => Ok(inner),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, Failed> {
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items, Failed> {
        Ok(Items(Vec::with_capacity(length.unwrap_or(0))))
    }

    fn serialize_tuple(self, length: usize) -> Result<Items, Failed> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Items, Failed> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<Tree, Failed>, Failed> {
        Err(Failed::custom("an enum with fields"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Names, Failed> {
        Ok(Names(Vec::new()))
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Fields, Failed> {
        Ok(Fields(name, Vec::with_capacity(length)))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<Tree, Failed>, Failed> {
        Err(Failed::custom("an enum with fields"))
    }
}

macro_rules! items {
    ($($trait:ident $add:ident),*) => {$(
        impl $trait for Items {
            type Ok = Tree;
            type Error = Failed;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
                self.0.push(value.serialize(Taker)?);
                Ok(())
            }

            fn end(self) -> Result<Tree, Failed> {
                Ok(Tree::List(self.0))
            }
        }
    )*};
}

items!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field);

impl SerializeStruct for Fields {
    type Ok = Tree;
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Failed> {
        let value = value.serialize(Taker)?;
        if value != Tree::Nothing {
            self.1.push((name, value));
        }
        Ok(())
    }

    fn end(self) -> Result<Tree, Failed> {
        Ok(Tree::Group(self.0, self.1))
    }
}

impl SerializeMap for Names {
    type Ok = Tree;
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        let name = match key.serialize(Taker)? {
            Tree::Leaf(name) => name,
            _ => String::new(),
        };
        self.0.push((name, Tree::Nothing));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        if let Some((_, last)) = self.0.last_mut() {
            *last = value.serialize(Taker)?;
        }
        Ok(())
    }

    fn end(self) -> Result<Tree, Failed> {
        Ok(Tree::Named(self.0))
    }
}
