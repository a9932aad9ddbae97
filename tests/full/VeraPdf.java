import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks the veraPDF engine about PDF files: java -cp ENGINE.jar VeraPdf.java ua1,ua2 FILE...
 *
 * <p>A line for each judgement, its parts set apart by tabs: "judged", flavour, file and number of checks, and before
 * it a line "failed", flavour, file, clause, message and place for each rule that is broken.
 *
 * <p>The engine comes in a package that leaves out what its own reader of profiles needs, so they are read here.
 */
public final class VeraPdf {
  private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "ua2", "PDFUA-2-ISO32005");

  private VeraPdf() {}

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
      ValidationProfile profile = profile(flavour, PROFILES.get(name));
      for (String file : List.of(arguments).subList(1, arguments.length)) {
        judge(file, name, flavour, profile);
      }
    }
  }

  private static void judge(String file, String name, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
    try (var bytes = new FileInputStream(file);
        var parser = Foundries.defaultInstance().createParser(bytes, flavour);
        var validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      Set<String> told = new LinkedHashSet<>();
      for (TestAssertion found : result.getTestAssertions()) {
        String clause = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
        if (found.getStatus() == TestAssertion.Status.FAILED && told.add(clause)) {
          tell("failed", name, file, clause, found.getMessage(), found.getLocation().getContext());
        }
      }
      if (result.isCompliant() != told.isEmpty()) {
        throw new IllegalStateException("veraPDF contradicts itself about " + file);
      }
      tell("judged", name, file, String.valueOf(result.getTotalAssertions()));
    }
  }

  private static void tell(String... parts) {
    List<String> clean = new ArrayList<>();
    for (String part : parts) {
      clean.add(String.valueOf(part).replaceAll("\\s+", " "));
    }
    System.out.println(String.join("\t", clean));
  }

  private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
    String path = "org/verapdf/pdfa/validation/" + name + ".xml";
    Document xml;
    try (InputStream stream = Profiles.class.getClassLoader().getResourceAsStream(path)) {
      xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : elements(xml.getDocumentElement(), "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : elements(xml.getDocumentElement(), "variable")) {
      variables.add(
          Profiles.variableFromValues(
              variable.getAttribute("name"),
              variable.getAttribute("object"),
              text(variable, "defaultValue"),
              text(variable, "value")));
    }
    var details = Profiles.profileDetailsFromValues(name, "", "", new Date(0));
    return Profiles.profileFromValues(flavour, details, "", rules, variables);
  }

  private static Rule rule(Element rule) {
    Element id = elements(rule, "id").get(0);
    var specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
    int number = Integer.parseInt(id.getAttribute("testNumber"));
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
        rule.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(elements(rule, "error").get(0), "message"), new ArrayList<>()),
        new ArrayList<>());
  }

  private static List<Element> elements(Element above, String name) {
    NodeList nodes = above.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int position = 0; position < nodes.getLength(); position++) {
      found.add((Element) nodes.item(position));
    }
    return found;
  }

  private static String text(Element above, String name) {
    List<Element> found = elements(above, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
