"""How the text of a report is worded: misprints, remnants, private particulars, each concern in a module of its own."""
