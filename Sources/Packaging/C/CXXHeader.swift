import Codegen

/// Writes the header for C++17: objects that free themselves, and exceptions, on top of the C header.
struct CXXHeader {
  let interface: CInterface

  private var names: CNames { interface.names }
  private var macro: String { names.macroPrefix }
  private var model: ModelInterface { interface.model }

  var text: String {
    var classes = [modelClass]
    if model.step != nil { classes.append(streamClass) }
    if let inference = model.inference { classes.append(workspaceClass("inference", inference, ["run"])) }
    if interface.hasTraining {
      for loss in model.losses { classes.append(workspaceClass(loss.cName, loss.training, ["run", "evaluate"], loss)) }
      if !model.losses.isEmpty { classes.append(optimizerClass) }
    }
    return """
      // \(model.name) for C++17: objects that free themselves, on top of \(names.prefix).h.
      // What fails throws an error, but for the steps of a stream, which return the code.

      #ifndef \(macro)_HPP
      #define \(macro)_HPP

      #include "\(names.prefix).h"

      #include <memory>
      #include <stdexcept>
      #include <string>
      #include <utility>

      namespace \(names.namespace) {

      class error : public std::runtime_error {
      public:
        error(\(names("status")) status, const char *text) : std::runtime_error(text), status_(status) {}
        \(names("status")) status() const noexcept { return status_; }

      private:
        \(names("status")) status_;
      };

      inline void check(\(names("status")) status) {
        if (status != \(macro)_OK) throw error(status, \(names("error"))());
      }

      \(classes.joined(separator: "\n\n"))

      } // namespace \(names.namespace)

      #endif

      """
  }

  /// What belongs to a constant object cannot be changed, either.
  private func access(_ name: String) -> String {
    """
    \(names(name)) *get() noexcept { return object_.get(); }
      const \(names(name)) *get() const noexcept { return object_.get(); }
    """
  }

  private func handle(_ name: String) -> String {
    """
    struct destroy {
        void operator()(\(names(name)) *object) const noexcept { \(names(name + "_destroy"))(object); }
      };
      std::unique_ptr<\(names(name)), destroy> object_;
    """
  }

  private func function(_ name: String) -> CFunction {
    interface.sections.flatMap(\.functions).first { $0.name == names(name) }!
  }

  private func parameters(_ function: CFunction, dropping count: Int) -> String {
    function.parameters.dropFirst(count).map { $0.type + $0.name }.joined(separator: ", ")
  }

  private func arguments(_ function: CFunction, dropping count: Int) -> String {
    function.parameters.dropFirst(count).map { ", " + $0.name }.joined()
  }

  private var modelClass: String {
    let compiledIn =
      interface.hasParameters
      ? """

        // With the parameters that are compiled in.
        static model compiled_in() {
          \(names("model")) *object = nullptr;
          check(\(names("model_create_compiled_in"))(&object));
          return model(object);
        }
      """ : ""
    return """
      class model {
      public:
        // With the parameters of a safetensors file.
        explicit model(const std::string &path) : model(opened(path)) {}
        model(const void *bytes, size_t size) : model(created(bytes, size)) {}\(compiledIn)
        static model random(uint64_t seed) {
          \(names("model")) *object = nullptr;
          check(\(names("model_create_random"))(&object, seed));
          return model(object);
        }
        void save(const std::string &path) const { check(\(names("model_save"))(get(), path.c_str())); }
        void get(size_t index, float *elements) const { check(\(names("model_get"))(get(), index, elements)); }
        void set(size_t index, const float *elements) { check(\(names("model_set"))(get(), index, elements)); }
        \(access("model"))

      private:
        explicit model(\(names("model")) *object) : object_(object) {}
        static \(names("model")) *opened(const std::string &path) {
          \(names("model")) *object = nullptr;
          check(\(names("model_open"))(&object, path.c_str()));
          return object;
        }
        static \(names("model")) *created(const void *bytes, size_t size) {
          \(names("model")) *object = nullptr;
          check(\(names("model_create"))(&object, bytes, size));
          return object;
        }
        \(handle("model"))
      };
      """
  }

  private var streamClass: String {
    let step = function("stream_step")
    let run = function("stream_run")
    return """
      class stream {
      public:
        explicit stream(const model &model) {
          \(names("stream")) *object = nullptr;
          check(\(names("stream_create"))(&object, model.get()));
          object_.reset(object);
        }
        stream(const stream &other) {
          \(names("stream")) *object = nullptr;
          check(\(names("stream_copy"))(&object, other.get()));
          object_.reset(object);
        }
        stream(stream &&) noexcept = default;
        stream &operator=(stream other) noexcept {
          object_ = std::move(other.object_);
          return *this;
        }
        void reset() noexcept { \(names("stream_reset"))(get()); }
        \(names("status")) step(\(parameters(step, dropping: 1))) noexcept {
          return \(step.name)(get()\(arguments(step, dropping: 1)));
        }
        \(names("status")) run(\(parameters(run, dropping: 1))) noexcept {
          return \(run.name)(get()\(arguments(run, dropping: 1)));
        }
        void get_states(float *states) const noexcept { \(names("stream_get_states"))(get(), states); }
        void set_states(const float *states) noexcept { \(names("stream_set_states"))(get(), states); }
        \(access("stream"))

      private:
        \(handle("stream"))
      };
      """
  }

  private func workspaceClass(
    _ name: String, _ sequence: ModelInterface.SequenceFunction, _ runs: [String], _ loss: ModelInterface.Loss? = nil
  ) -> String {
    let create = function("\(name)_create")
    var members = ""
    for kind in runs {
      let run = function("\(name)_\(kind)")
      let given = run.parameters.dropFirst(2).filter { loss == nil || $0.name != "loss" }
      let parameters = (["const model &model"] + given.map { $0.type + $0.name }).joined(separator: ", ")
      let arguments = given.map { ", " + $0.name }.joined()
      members +=
        loss == nil
        ? "  void \(kind)(\(parameters)) { check(\(run.name)(get(), model.get()\(arguments))); }\n"
        : """
          float \(kind)(\(parameters)) {
            float loss = 0;
            check(\(run.name)(get(), model.get()\(arguments), &loss));
            return loss;
          }

        """
    }
    if loss != nil {
      members += """
          const float *gradient(size_t index) const noexcept { return \(names("\(name)_gradient"))(get(), index); }
          double clip(double norm) {
            double found = 0;
            check(\(names("\(name)_clip"))(get(), norm, &found));
            return found;
          }

        """
    }
    if model.hasStates { members += "  void reset() noexcept { \(names("\(name)_reset"))(get()); }\n" }
    if sequence.drawsNoise {
      members += "  void seed(uint64_t seed) noexcept { \(names("\(name)_seed"))(get(), seed); }\n"
    }
    return """
      class \(name) {
      public:
        explicit \(name)(\(parameters(create, dropping: 1))) {
          \(names(name)) *object = nullptr;
          check(\(create.name)(&object\(arguments(create, dropping: 1))));
          object_.reset(object);
        }
      \(members)  \(access(name))

      private:
        \(handle(name))
      };
      """
  }

  private var optimizerClass: String {
    var members = ""
    for rule in ["sgd", "adam", "adamw", "rmsprop"] {
      let create = function("optimizer_create_\(rule)")
      members += """
          static optimizer \(rule)(\(parameters(create, dropping: 1))) {
            \(names("optimizer")) *object = nullptr;
            check(\(create.name)(&object\(arguments(create, dropping: 1))));
            return optimizer(object);
          }

        """
    }
    for loss in model.losses {
      let update = names(loss.name == nil ? "optimizer_update" : "optimizer_update_\(loss.cName)")
      members +=
        "  void update(model &model, const \(loss.cName) &training) { check(\(update)(get(), model.get(), training.get())); }\n"
    }
    return """
      class optimizer {
      public:
      \(members)  void set_rate(double rate) noexcept { \(names("optimizer_set_rate"))(get(), rate); }
        \(access("optimizer"))

      private:
        explicit optimizer(\(names("optimizer")) *object) : object_(object) {}
        \(handle("optimizer"))
      };
      """
  }
}
