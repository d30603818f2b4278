"""Tables whose cells ran together in running text: taken apart where only one reading is possible, and no further."""
