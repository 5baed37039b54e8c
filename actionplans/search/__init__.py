"""What does the search know of the site? Made at build time; what it does in the browser is in theme/assets/search/."""
