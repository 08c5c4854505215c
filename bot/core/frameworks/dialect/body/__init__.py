"""A framework that is written as a page: headings for levels and topics, and below them lists or paragraphs."""
