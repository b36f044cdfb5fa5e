// Everything together: set up once, then kept in step by the server's events.

import { lost, setUpControls } from "./controls.js";
import { setUpCustomer } from "./customer.js";
import { setUpDesk } from "./desk.js";
import { setUpMail } from "./mail.js";
import { setUpPanes } from "./panes.js";
import { setUpPeople } from "./people.js";
import { setUpPressing } from "./pressing.js";
import { listen } from "./state.js";
import { setUpStory } from "./story.js";
import { preferred, speak } from "./texts.js";
import { setUpTour } from "./tour.js";

await speak(preferred());
setUpPanes();
setUpControls();
setUpPeople();
setUpCustomer();
setUpMail();
setUpDesk();
setUpStory();
setUpPressing();
setUpTour();
listen(lost);
