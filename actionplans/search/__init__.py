"""What the search knows of the site, made at build time. What it does with it in the browser: theme/assets/search/."""
