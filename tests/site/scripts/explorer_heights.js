/** Returns the height of the place of each explorer. */
() => [...document.querySelectorAll("[data-needs]")].map((place) => place.offsetHeight);
