"""How is markup made? HTML from text and elements, and which words of a page are marked."""
