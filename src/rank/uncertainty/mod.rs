//! How sure a ranking is: distributions behind ranges, how often each is first, which estimate is worth refining.
