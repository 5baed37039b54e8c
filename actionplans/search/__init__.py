"""What does the search know of the site? Made at build time. What it does with it in the browser: theme/assets/search/."""
