/* The map of the finder. `<city-map>` holds a drawn map with links, which stays where
   this script does not run or what it needs does not come. It starts by itself wherever
   it is put into a page, so that a map swapped in with new results works as well.

   The shapes and the cities come in units of the drawn map (see static/data/README.md),
   so that no projection is needed here: Leaflet takes y to grow northwards, hence -y. */

const CLOSEST = 5;
const FARTHEST = -2;
const CLOSE_ENOUGH = 3;

/* The world, and what the frame needs around a popup: px above and below it. */
const WORLD = [[-487, 0], [0, 1000]];
const AROUND_POPUP = 90;

/* How large the ring of a group is drawn, by the number in it. */
const AMOUNTS = [[1000, "most"], [50, "many"], [10, "some"], [0, "few"]];

const still = matchMedia("(prefers-reduced-motion: reduce)");
const touch = matchMedia("(pointer: coarse)");

/* What an address answers, or null: what is on the page then stays as it is. */
const fetched = async (address, type) => {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer[type]() : null;
  } catch {
    return null;
  }
};

/* A line of atlas.json: the first point, then steps from point to point. */
const points = (line, unit) => {
  const found = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < line.length; at += 2) {
    x += line[at];
    y += line[at + 1];
    found.push([-y / unit, x / unit]);
  }
  return found;
};

const written = (number) => number.toLocaleString(document.documentElement.lang);

/* As it fits into a ring: 1,527, but 13K. */
const inShort = (number) => number.toLocaleString(
  document.documentElement.lang,
  number < 10_000 ? {} : { notation: "compact", maximumFractionDigits: 0 },
);

/* Where a city is, how large, and how many initiatives were found there. */
const inWords = ({ name, within, step, count }, { sizes, one, many }) => {
  const number = count === 1 ? one : many.replace("{count}", written(count));
  return `${name}, ${within}: ${sizes[step]}, ${number}`;
};

/* A marker that says in words what it is. */
const LabelledIcon = L.DivIcon.extend({
  createIcon(old) {
    const element = L.DivIcon.prototype.createIcon.call(this, old);
    element.setAttribute("aria-label", this.options.label);
    return element;
  },
});

/* Leaflet glides to whatever it brings into view; to who wants no motion it jumps. */
const Chart = L.Map.extend({
  panBy(offset, options) {
    return L.Map.prototype.panBy.call(this, offset, { animate: !still.matches, ...options });
  },
});

class CityMap extends HTMLElement {
  async connectedCallback() {
    this.still = this.querySelector(".chart__still");
    this.glyph = this.querySelector("template").content.querySelector("svg");
    const [land, found] = await Promise.all([
      fetched(this.dataset.land, "json"),
      fetched(this.dataset.cities, "json"),
    ]);
    if (land && found?.cities.length) {
      if (this.isConnected) this.draw(land, found);
    } else {
      this.classList.add("chart--still");
    }
  }

  disconnectedCallback() {
    this.clear();
  }

  clear() {
    this.map?.closePopup();
    this.map?.remove();
    this.map = null;
    this.querySelector(".chart__map")?.remove();
    this.still.hidden = false;
  }

  draw(land, found) {
    this.clear();
    const frame = document.createElement("div");
    frame.className = "chart__map";
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", this.dataset.label);
    this.append(frame);
    this.still.hidden = true;
    const moves = !still.matches;
    this.map = new Chart(frame, {
      crs: L.CRS.Simple,
      attributionControl: false,
      zoomControl: false,
      minZoom: FARTHEST,
      maxZoom: CLOSEST,
      zoomSnap: 0.25,
      renderer: L.svg({ padding: 1 }),
      maxBounds: WORLD,
      maxBoundsViscosity: 0.7,
      scrollWheelZoom: false,
      dragging: !touch.matches,
      zoomAnimation: moves,
      fadeAnimation: moves,
      markerZoomAnimation: moves,
    });
    const { zoomIn: zoomInTitle, zoomOut: zoomOutTitle } = this.dataset;
    this.map.addControl(L.control.zoom({ position: "bottomleft", zoomInTitle, zoomOutTitle }));
    this.map.on("focus", () => this.map.scrollWheelZoom.enable());
    this.map.on("blur", () => this.map.scrollWheelZoom.disable());
    this.drawLand(land);
    const group = this.clusters(moves);
    group.addLayers(found.cities.map((city) => this.marker(city, inWords(city, found))));
    this.map.fitBounds(group.getBounds().pad(0.1), { maxZoom: CLOSE_ENOUGH, animate: false });
    this.map.addLayer(group);
  }

  drawLand({ unit, land, borders }) {
    const shapes = land.map((line) => points(line, unit));
    const lines = borders.map((line) => points(line, unit));
    const options = { interactive: false, smoothFactor: 0.5 };
    L.polygon(shapes, {
      ...options, className: "chart__land", stroke: false, fillOpacity: 1,
    }).addTo(this.map);
    L.polyline(lines, { ...options, className: "chart__borders", weight: 1 }).addTo(this.map);
  }

  clusters(moves) {
    const group = L.markerClusterGroup({
      animate: moves,
      maxClusterRadius: 56,
      showCoverageOnHover: false,
      iconCreateFunction: (cluster) => this.clusterIcon(cluster.getAllChildMarkers()),
    });
    /* Opened by a key, a group makes way for what it held: the focus goes there. */
    const follow = (layer) => {
      const [first] = layer.getAllChildMarkers();
      this.map.once("moveend", () => requestAnimationFrame(() => {
        group.getVisibleParent(first)?.getElement()?.focus();
      }));
    };
    group.on("clusterkeypress", ({ layer, originalEvent }) => {
      if (originalEvent.key === "Enter") follow(layer);
    });
    group.on("clusterkeydown", ({ layer, originalEvent }) => {
      if (originalEvent.key !== " ") return;
      originalEvent.preventDefault();
      follow(layer);
      layer.zoomToBounds();
    });
    return group;
  }

  clusterIcon(markers) {
    const count = markers.reduce((sum, { options }) => sum + options.count, 0);
    const [, amount] = AMOUNTS.find(([least]) => count >= least);
    const label = this.dataset.cluster
      .replace("{cities}", written(markers.length))
      .replace("{count}", written(count));
    return new LabelledIcon({
      className: `chart__cluster chart__cluster--${amount}`,
      html: inShort(count),
      iconSize: null,
      label,
    });
  }

  marker({ slug, name, count, step, x, y }, label) {
    const glyph = this.glyph.cloneNode(true);
    glyph.setAttribute("class", `glyph size-${step}`);
    const marker = L.marker([-y, x], {
      count,
      riseOnHover: true,
      icon: new LabelledIcon({
        className: `chart__city size-${step}`, html: glyph, iconSize: null, label,
      }),
    });
    const tooltip = document.createElement("span");
    tooltip.textContent = name;
    marker.bindTooltip(tooltip, { direction: "top", offset: [0, -12] });
    const content = document.createElement("div");
    content.tabIndex = -1;
    content.textContent = label;
    marker.bindPopup(content, {
      minWidth: 220,
      maxWidth: 260,
      maxHeight: this.map.getSize().y - AROUND_POPUP,
      offset: [0, -8],
    });
    marker.on("popupopen", ({ popup }) => this.opened(popup, content, slug, label));
    /* What had the focus is gone, or fades away, unless the reader has moved on. */
    marker.on("popupclose", ({ popup }) => {
      const place = document.activeElement;
      this.map.setMaxBounds(WORLD);
      if (place === document.body || popup.getElement()?.contains(place)) {
        marker.getElement()?.focus();
      }
    });
    marker.on("keydown", ({ originalEvent }) => {
      if (originalEvent.key !== " ") return;
      originalEvent.preventDefault();
      marker.openPopup();
    });
    return marker;
  }

  /* The initiatives of a city are asked for when it is opened, once. */
  async opened(popup, content, slug, label) {
    const frame = popup.getElement();
    frame.setAttribute("role", "dialog");
    frame.setAttribute("aria-label", label);
    frame.querySelector(".leaflet-popup-close-button")
      .setAttribute("aria-label", this.dataset.close);
    /* A popup at the edge of the world is brought into the frame all the same. */
    this.map.setMaxBounds(null);
    popup.update();
    content.focus({ preventScroll: true });
    frame.onkeydown = ({ key }) => {
      if (key === "Escape") this.map.closePopup(popup);
    };
    if (content.querySelector(".map-popup")) return;
    const address = new URL(this.dataset.city, location.href);
    address.searchParams.set("city", slug);
    const initiatives = await fetched(address, "text");
    const had = content === document.activeElement;
    if (initiatives) content.innerHTML = initiatives;
    else content.replaceChildren(...this.unanswered(slug, label));
    popup.update();
    if (had) content.focus({ preventScroll: true });
  }

  /* What is said of a city where its initiatives do not come: the way to them. */
  unanswered(slug, label) {
    const address = new URL(location.href);
    for (const name of ["view", "page"]) address.searchParams.delete(name);
    address.searchParams.set("city", slug);
    const [words, link] = [document.createElement("p"), document.createElement("a")];
    words.textContent = label;
    link.textContent = this.dataset.failed;
    link.href = address;
    return [words, link];
  }
}

customElements.define("city-map", CityMap);
